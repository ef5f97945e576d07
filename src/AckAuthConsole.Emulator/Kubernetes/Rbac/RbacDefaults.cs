using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>What the API server fills in and drops when it reads an RBAC object, so that equal objects look equal.</summary>
internal static class RbacDefaults
{
    private static readonly string[] s_ruleLists = ["verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs"];

    /// <summary>Completes an object in place.</summary>
    public static void Apply(JsonObject json)
    {
        switch ((string?)json["kind"])
        {
            case RbacNames.Role or RbacNames.ClusterRole:
                CompleteRole(json);
                break;
            case RbacNames.RoleBinding or RbacNames.ClusterRoleBinding:
                CompleteBinding(json);
                break;
        }
    }

    private static void CompleteRole(JsonObject json)
    {
        // Rules are always written, null where there are none.
        var rules = json["rules"] as JsonArray;
        json["rules"] = rules is { Count: > 0 } ? new JsonArray([.. rules.Select(rule => (JsonNode)CleanRule(rule))]) : null;
        if ((string?)json["kind"] == RbacNames.Role || json["aggregationRule"] is not JsonObject) json.Remove("aggregationRule");
        KeepOnly(json, "apiVersion", "kind", "metadata", "rules", "aggregationRule");
    }

    private static JsonObject CleanRule(JsonNode? rule)
    {
        var clean = new JsonObject();
        foreach (var list in s_ruleLists)
        {
            if (rule?[list] is JsonArray { Count: > 0 } values) clean[list] = values.DeepClone();
        }

        // Verbs are written even when there are none.
        if (!clean.ContainsKey("verbs")) clean["verbs"] = null;
        return clean;
    }

    private static void CompleteBinding(JsonObject json)
    {
        var reference = json["roleRef"] as JsonObject;
        json["roleRef"] = new JsonObject
        {
            ["apiGroup"] = Text(reference, "apiGroup") is { Length: > 0 } group ? group : RbacNames.Group,
            ["kind"] = Text(reference, "kind"),
            ["name"] = Text(reference, "name"),
        };
        if (json["subjects"] is JsonArray { Count: > 0 } subjects) json["subjects"] = new JsonArray([.. subjects.Select(subject => (JsonNode)CleanSubject(subject as JsonObject))]);
        else json.Remove("subjects");
        KeepOnly(json, "apiVersion", "kind", "metadata", "subjects", "roleRef");
    }

    private static JsonObject CleanSubject(JsonObject? subject)
    {
        var (kind, group, ns) = (Text(subject, "kind"), Text(subject, "apiGroup"), Text(subject, "namespace"));
        var clean = new JsonObject { ["kind"] = kind };
        if (group.Length == 0 && kind is RbacNames.User or RbacNames.GroupSubject) group = RbacNames.Group;
        if (group.Length > 0) clean["apiGroup"] = group;
        clean["name"] = Text(subject, "name");
        if (ns.Length > 0) clean["namespace"] = ns;
        return clean;
    }

    private static string Text(JsonObject? json, string name) => json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static void KeepOnly(JsonObject json, params ReadOnlySpan<string> names)
    {
        foreach (var name in json.Select(member => member.Key).ToList())
        {
            if (!names.Contains(name)) json.Remove(name);
        }
    }
}
