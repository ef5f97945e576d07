using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Benchmarks;

/// <summary>Writes a large cluster as manifests and questions about it as SubjectAccessReviews, for the command line.</summary>
public static class InputFiles
{
    public static void Write(string folder, int bindings, int roles, int reviews)
    {
        var cluster = new LargeCluster(bindings, roles);
        using (var yaml = new StreamWriter(Path.Combine(folder, "rbac.yaml")) { NewLine = "\n" })
        {
            foreach (var role in cluster.Roles)
            {
                yaml.WriteLine($"apiVersion: rbac.authorization.k8s.io/v1\nkind: {role.Key.Kind}\nmetadata: {Metadata(role.Key)}\nrules:");
                foreach (var rule in role.Rules)
                    yaml.WriteLine($"- {{apiGroups: {List(rule.ApiGroups)}, resources: {List(rule.Resources)}, verbs: {List(rule.Verbs)}{(rule.ResourceNames.IsEmpty ? "" : $", resourceNames: {List(rule.ResourceNames)}")}}}");
                yaml.WriteLine("---");
            }

            foreach (var binding in cluster.Bindings)
            {
                yaml.WriteLine($"apiVersion: rbac.authorization.k8s.io/v1\nkind: {binding.Key.Kind}\nmetadata: {Metadata(binding.Key)}\nroleRef: {{apiGroup: rbac.authorization.k8s.io, kind: {binding.RoleRef.Kind}, name: {binding.RoleRef.Name}}}\nsubjects:");
                foreach (var subject in binding.Subjects)
                    yaml.WriteLine($"- {{kind: {subject.Kind}, name: {subject.Name}{(subject.Kind == RbacSubjectKind.ServiceAccount ? $", namespace: {subject.Namespace}" : ", apiGroup: rbac.authorization.k8s.io")}}}");
                yaml.WriteLine("---");
            }
        }

        using var lines = new StreamWriter(Path.Combine(folder, "reviews.jsonl"), false, new UTF8Encoding(false)) { NewLine = "\n" };
        for (var number = 0; number < reviews; number++)
        {
            var (user, question) = cluster.NextQuestion();
            lines.WriteLine(new JsonObject
            {
                ["apiVersion"] = "authorization.k8s.io/v1",
                ["kind"] = "SubjectAccessReview",
                ["metadata"] = new JsonObject { ["name"] = number.ToString(CultureInfo.InvariantCulture) },
                ["spec"] = new JsonObject
                {
                    ["user"] = user.Name,
                    ["groups"] = new JsonArray([.. user.Groups.Select(g => (JsonNode)g)]),
                    ["resourceAttributes"] = new JsonObject { ["verb"] = question.Verb, ["group"] = question.ApiGroup, ["resource"] = question.Resource, ["subresource"] = question.Subresource, ["namespace"] = question.Namespace, ["name"] = question.Name },
                },
            }.ToJsonString());
        }
    }

    private static string Metadata(RbacKey key) => key.Namespace.Length == 0 ? $"{{name: {key.Name}}}" : $"{{name: {key.Name}, namespace: {key.Namespace}}}";

    private static string List(IEnumerable<string> words) => "[" + string.Join(", ", words.Select(w => $"\"{w}\"")) + "]";
}
