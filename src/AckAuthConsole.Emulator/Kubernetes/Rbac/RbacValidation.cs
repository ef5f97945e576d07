using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>What is wrong with an RBAC object beyond its metadata, in the API server's words and order. Objects are complete already (<see cref="RbacDefaults"/>).</summary>
internal static class RbacValidation
{
    /// <summary>What is wrong with a name that becomes a segment of a path; nothing else is asked of RBAC's names.</summary>
    public static IEnumerable<string> NameErrors(string name)
    {
        if (name is "." or "..") return [$"may not be '{name}'"];
        return from character in (string[])["/", "%"] where name.Contains(character, StringComparison.Ordinal) select $"may not contain '{character}'";
    }

    /// <summary>Checks a new object.</summary>
    public static List<FieldError> Validate(JsonObject json) => (string?)json["kind"] switch
    {
        RbacNames.Role => [.. Rules(json, isNamespaced: true)],
        RbacNames.ClusterRole => [.. Rules(json, isNamespaced: false), .. Aggregation(json)],
        RbacNames.RoleBinding => [.. RoleRef(json, isNamespaced: true), .. Subjects(json, isNamespaced: true)],
        RbacNames.ClusterRoleBinding => [.. RoleRef(json, isNamespaced: false), .. Subjects(json, isNamespaced: false)],
        _ => [],
    };

    /// <summary>What only an update can do wrong.</summary>
    public static IEnumerable<FieldError> ValidateUpdate(JsonObject json, JsonObject old)
    {
        if (json["roleRef"] is JsonObject reference && !JsonNode.DeepEquals(reference, old["roleRef"]))
        {
            var value = $"rbac.RoleRef{{APIGroup:{GoText.Quote(Text(reference, "apiGroup"))}, Kind:{GoText.Quote(Text(reference, "kind"))}, Name:{GoText.Quote(Text(reference, "name"))}}}";
            yield return FieldError.Invalid("roleRef", value, "cannot change roleRef");
        }
    }

    private static IEnumerable<FieldError> Rules(JsonObject json, bool isNamespaced)
    {
        var rules = PolicyRule.ReadAll(json);
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, field) = (rules[i], $"rules[{i}]");
            if (rule.Verbs.Count == 0) yield return FieldError.Required(field + ".verbs", "verbs must contain at least one value");
            if (rule.NonResourceUrls.Count > 0)
            {
                var urls = GoText.Literal(rule.NonResourceUrls);
                if (isNamespaced) yield return FieldError.Invalid(field + ".nonResourceURLs", urls, "namespaced rules cannot apply to non-resource URLs");
                if (rule.ApiGroups.Count + rule.Resources.Count + rule.ResourceNames.Count > 0)
                {
                    yield return FieldError.Invalid(field + ".nonResourceURLs", urls, "rules cannot apply to both regular resources and non-resource URLs");
                }

                continue;
            }

            if (rule.ApiGroups.Count == 0) yield return FieldError.Required(field + ".apiGroups", "resource rules must supply at least one api group");
            if (rule.Resources.Count == 0) yield return FieldError.Required(field + ".resources", "resource rules must supply at least one resource");
        }
    }

    private static IEnumerable<FieldError> Aggregation(JsonObject json)
    {
        if (json["aggregationRule"] is not JsonObject aggregation) yield break;
        if (aggregation["clusterRoleSelectors"] is not JsonArray { Count: > 0 } selectors)
        {
            yield return FieldError.Required("aggregationRule.clusterRoleSelectors", "at least one clusterRoleSelector required if aggregationRule is non-nil");
            yield break;
        }

        for (var i = 0; i < selectors.Count; i++)
        {
            var field = $"aggregationRule.clusterRoleSelectors[{i}]";
            var errors = LabelSelectors.Validate(selectors[i], field).ToList();
            foreach (var error in errors) yield return error;
            if (errors.Count > 0 || !HasPossibleValues(selectors[i])) yield return FieldError.Invalid(field, "\"null\"", "invalid label selector.");
        }
    }

    // A selector can be sound in form and still hold values that no label can have.
    private static bool HasPossibleValues(JsonNode? selector)
    {
        var values = (selector?["matchLabels"] as JsonObject)?.Select(label => (string?)label.Value) ?? [];
        var listed = (selector?["matchExpressions"] as JsonArray)?.SelectMany(expression => (expression?["values"] as JsonArray)?.Select(value => (string?)value) ?? []) ?? [];
        return values.Concat(listed).All(value => value is null || !ObjectNames.LabelValueProblems(value).Any());
    }

    private static IEnumerable<FieldError> RoleRef(JsonObject json, bool isNamespaced)
    {
        var reference = json["roleRef"] as JsonObject;
        var (group, kind, name) = (Text(reference, "apiGroup"), Text(reference, "kind"), Text(reference, "name"));
        if (group != RbacNames.Group) yield return FieldError.NotSupported("roleRef.apiGroup", group, RbacNames.Group);
        if (kind != RbacNames.ClusterRole && !(isNamespaced && kind == RbacNames.Role))
        {
            yield return isNamespaced ? FieldError.NotSupported("roleRef.kind", kind, RbacNames.Role, RbacNames.ClusterRole) : FieldError.NotSupported("roleRef.kind", kind, RbacNames.ClusterRole);
        }

        if (name.Length == 0) yield return FieldError.Required("roleRef.name");
        else foreach (var error in NameErrors(name)) yield return FieldError.Invalid("roleRef.name", GoText.Quote(name), error);
    }

    private static IEnumerable<FieldError> Subjects(JsonObject json, bool isNamespaced)
    {
        if (json["subjects"] is not JsonArray subjects) yield break;
        for (var i = 0; i < subjects.Count; i++)
        {
            var (subject, field) = (subjects[i] as JsonObject, $"subjects[{i}]");
            var (kind, group, name) = (Text(subject, "kind"), Text(subject, "apiGroup"), Text(subject, "name"));
            if (name.Length == 0) yield return FieldError.Required(field + ".name");
            switch (kind)
            {
                case RbacNames.ServiceAccount:
                    if (name.Length > 0 && ObjectNames.SubdomainProblem(name) is { } problem) yield return FieldError.Invalid(field + ".name", GoText.Quote(name), problem);

                    if (group.Length > 0) yield return FieldError.NotSupported(field + ".apiGroup", group, "");
                    if (!isNamespaced && Text(subject, "namespace").Length == 0) yield return FieldError.Required(field + ".namespace");
                    break;
                case RbacNames.User or RbacNames.GroupSubject:
                    if (group != RbacNames.Group) yield return FieldError.NotSupported(field + ".apiGroup", group, RbacNames.Group);
                    break;
                default:
                    yield return FieldError.NotSupported(field + ".kind", kind, RbacNames.ServiceAccount, RbacNames.User, RbacNames.GroupSubject);
                    break;
            }
        }
    }

    private static string Text(JsonObject? json, string name) => (string?)json?[name] ?? "";
}
