using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>The same random writes and questions to a real API server and to an emulated cluster: the same answers, but for what each server makes up itself.</summary>
[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
#pragma warning disable CA5394 // Repeatable on purpose.
public sealed partial class RbacDifferentialTests(RealApiServer real, EmulatedApiServer emulated) : RbacSuite, IClassFixture<EmulatedApiServer>
{
    private const int Steps = 600;

    private static readonly string[] s_verbs = ["get", "list", "create", "update", "delete", "*", "bind", "escalate", "GET"];
    private static readonly string[] s_groups = ["", "apps", "*", "rbac.authorization.k8s.io"];
    private static readonly string[] s_resources = ["pods", "pods/log", "deployments", "*/scale", "deployments/scale", "*", "secrets", "clusterroles", "roles", "rolebindings"];
    private static readonly string[] s_names = ["one", "two", "three"];
    private static readonly string[] s_paths = ["/metrics", "/metrics/*", "*", "/a"];

    private protected override IKubeServer Server => real;

    [ServerTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(20190318)]
    public async Task RandomWritesAndQuestions_AreAnsweredAlike(int seed)
    {
        var random = new Random(seed);
        var prefix = Unique("d") + "-";
        var ns = prefix + "ns";
        var (users, differences) = (new[] { prefix + "root", prefix + "ann", prefix + "bob" }, new List<string>());
        await BothAsync(KubeIdentity.Superuser, HttpMethod.Post, "api/v1/namespaces", new JsonObject { ["metadata"] = new JsonObject { ["name"] = ns } });
        await BothAsync(KubeIdentity.Superuser, HttpMethod.Post, ClusterRoles, ClusterRole(prefix + "editor", "get,list,create,update,patch,delete rbac.authorization.k8s.io roles,rolebindings,clusterroles,clusterrolebindings", "get,list core pods,secrets"));
        await BothAsync(KubeIdentity.Superuser, HttpMethod.Post, ClusterRoleBindings, Binding("ClusterRoleBinding", prefix + "editors", "ClusterRole", prefix + "editor", users[1], users[2]));
        await SettledAsync(users[2]);

        for (var step = 0; step < Steps && differences.Count < 5; step++)
        {
            var who = random.Next(3) == 0 ? KubeIdentity.Superuser : new KubeIdentity(users[1 + random.Next(2)]);
            var (method, path, body) = Next(random, prefix, ns, users);
            var (first, second) = await BothAsync(who, method, path, body);
            if (first != second) differences.Add($"seed {seed} step {step} {who.Name}: {method} {path} {body?.ToJsonString()}\n  real:     {first}\n  emulated: {second}");

            // Writes of roles and bindings reach the real authorizer a moment later.
            if (method != HttpMethod.Post || !path.Contains("review", StringComparison.Ordinal)) await SettledAsync(users[2]);
        }

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    private static (HttpMethod Method, string Path, JsonObject? Body) Next(Random random, string prefix, string ns, string[] users)
    {
        if (random.Next(2) == 0) return (HttpMethod.Post, "apis/authorization.k8s.io/v1/subjectaccessreviews", Review(random, ns, users));
        var kind = random.Next(4);
        var name = prefix + One(random, s_names);
        var (collection, body) = kind switch
        {
            0 => (ClusterRoles, Role("ClusterRole", name, [])),
            1 => (Roles(ns), Role("Role", name, [])),
            2 => (ClusterRoleBindings, Binding("ClusterRoleBinding", name, random.Next(12) == 0 ? "Role" : "ClusterRole", prefix + One(random, [.. s_names, "missing"]))),
            _ => (RoleBindings(ns), Binding("RoleBinding", name, One(random, ["Role", "ClusterRole", "ClusterRole"]), prefix + One(random, [.. s_names, "missing"]))),
        };
        if (kind < 2) body["rules"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)RandomRule(random))]);
        else body["subjects"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode)Subject(random, ns, users))]);
        return random.Next(6) switch
        {
            0 => (HttpMethod.Delete, $"{collection}/{name}", null),
            1 or 2 => (HttpMethod.Post, collection, body),
            3 => (HttpMethod.Get, $"{collection}/{name}", null),
            _ => (HttpMethod.Put, $"{collection}/{name}", body),
        };
    }

    private static JsonObject RandomRule(Random random)
    {
        var rule = new JsonObject { ["verbs"] = Some(random, s_verbs, random.Next(12) == 0 ? 0 : 1) };
        if (random.Next(6) == 0)
        {
            rule["nonResourceURLs"] = Some(random, s_paths, 1);
            if (random.Next(4) > 0) return rule;
        }

        rule["apiGroups"] = Some(random, s_groups, random.Next(12) == 0 ? 0 : 1);
        rule["resources"] = Some(random, s_resources, random.Next(12) == 0 ? 0 : 1);
        if (random.Next(4) == 0) rule["resourceNames"] = Some(random, s_names, 0);
        return rule;
    }

    private static JsonObject Subject(Random random, string ns, string[] users) => random.Next(8) switch
    {
        < 4 => new() { ["kind"] = "User", ["apiGroup"] = "rbac.authorization.k8s.io", ["name"] = users[2 - random.Next(2)] },
        4 => new() { ["kind"] = "Group", ["name"] = users[0] + "-group" },
        5 => new() { ["kind"] = "ServiceAccount", ["name"] = "robot", ["namespace"] = ns },
        6 => new() { ["kind"] = "ServiceAccount", ["name"] = "robot" },
        _ => new() { ["kind"] = One(random, ["User", "Nobody"]), ["name"] = "" },
    };

    private static JsonObject Review(Random random, string ns, string[] users)
    {
        var resource = One(random, s_resources).Split('/');
        var spec = new JsonObject
        {
            ["user"] = random.Next(5) == 0 ? $"system:serviceaccount:{ns}:robot" : users[2 - random.Next(2)],
            ["groups"] = random.Next(3) == 0 ? new JsonArray(users[0] + "-group") : [],
        };
        if (random.Next(6) == 0) spec["nonResourceAttributes"] = new JsonObject { ["path"] = One(random, ["/metrics", "/metrics/x", "/a", "/b"]), ["verb"] = One(random, s_verbs) };
        else
        {
            spec["resourceAttributes"] = new JsonObject
            {
                ["namespace"] = random.Next(2) == 0 ? ns : "",
                ["verb"] = One(random, s_verbs),
                ["group"] = One(random, s_groups),
                ["resource"] = resource[0],
                ["subresource"] = resource.Length > 1 ? resource[1] : "",
                ["name"] = random.Next(3) == 0 ? One(random, s_names) : "",
            };
        }

        return new() { ["kind"] = "SubjectAccessReview", ["apiVersion"] = "authorization.k8s.io/v1", ["spec"] = spec };
    }

    private async Task<(string Real, string Emulated)> BothAsync(KubeIdentity who, HttpMethod method, string path, JsonObject? body)
    {
        var answers = new List<string>();
        foreach (var server in (IKubeServer[])[real, emulated])
        {
            var (status, answer) = await SendAsync(server.ClientFor(who), method, path, body?.ToJsonString());
            answers.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)status} {Normal(answer)}"));
        }

        return (answers[0], answers[1]);
    }

    // The order of bindings is the real server's secret, and so is which of several is named as the one that allows, and in which order missing roles are told.
    private static string Normal(JsonNode? answer)
    {
        if (answer is not JsonObject json) return "";
        if ((string?)json["kind"] == "Status" && json["code"] is null) (json["details"] as JsonObject)?.Remove("uid");
        if (json["metadata"] is JsonObject metadata)
        {
            foreach (var name in (string[])["uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "labels", "annotations"]) metadata.Remove(name);
        }

        if (json["status"] is JsonObject status)
        {
            json.Remove("metadata");
            if ((bool?)status["allowed"] == true) status["reason"] = Allowed().Replace((string?)status["reason"] ?? "", "allowed");
            else if ((string?)status["reason"] is { } reason) status["reason"] = Sorted(reason);
        }

        if ((string?)json["message"] is { } message) json["message"] = Sorted(message);
        if ((string?)json["kind"] is "Role" or "ClusterRole" && !json.ContainsKey("rules")) json["rules"] = null;
        return string.Join(' ', json.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value?.ToJsonString()}"));
    }

    private static string Sorted(string text) => Missing().Replace(text, match => string.Join(", ", match.Value.Split(", ").Order(StringComparer.Ordinal)));

    // A mark that is written last and asked for by its own review is seen by the authorizer only after everything before it.
    private async Task SettledAsync(string user)
    {
        var mark = Unique("mark");
        await MakeAsync(Admin, ClusterRoles, ClusterRole(mark, $"get marks.example {mark}"));
        await MakeAsync(Admin, ClusterRoleBindings, Binding("ClusterRoleBinding", mark, "ClusterRole", mark, mark));
        var review = new JsonObject
        {
            ["kind"] = "SubjectAccessReview",
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["spec"] = new JsonObject { ["user"] = mark, ["resourceAttributes"] = new JsonObject { ["verb"] = "get", ["group"] = "marks.example", ["resource"] = mark } },
        };
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            var (_, answer) = await SendAsync(Admin, HttpMethod.Post, "apis/authorization.k8s.io/v1/subjectaccessreviews", review.ToJsonString());
            if ((bool?)answer!["status"]!["allowed"] != true) continue;
            await SendAsync(Admin, HttpMethod.Delete, $"{ClusterRoleBindings}/{mark}");
            await SendAsync(Admin, HttpMethod.Delete, $"{ClusterRoles}/{mark}");
            return;
        }

        throw new InvalidOperationException($"The real authorizer does not see what was written for {user}.");
    }

    private static string One(Random random, string[] choices) => choices[random.Next(choices.Length)];

    private static JsonArray Some(Random random, string[] choices, int least) => [.. Enumerable.Range(0, least + random.Next(3)).Select(_ => (JsonNode)One(random, choices))];

    [GeneratedRegex("RBAC: allowed by .*", RegexOptions.Singleline)]
    private static partial Regex Allowed();

    [GeneratedRegex("(?<=\\[)[a-z]+\\.rbac\\.authorization\\.k8s\\.io \"[^\"]*\" not found(, [a-z]+\\.rbac\\.authorization\\.k8s\\.io \"[^\"]*\" not found)+(?=\\])")]
    private static partial Regex Missing();
}
