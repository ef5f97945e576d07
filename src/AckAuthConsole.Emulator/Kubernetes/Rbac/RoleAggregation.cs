using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The controller that fills the rules of aggregated ClusterRoles, as one pure step.</summary>
internal static class RoleAggregation
{
    /// <summary>The rules that an aggregated ClusterRole must have; null when it has them, or is none.</summary>
    /// <param name="role">The role.</param>
    /// <param name="all">All ClusterRoles, by name.</param>
    public static JsonArray? RulesFor(JsonObject role, IReadOnlyCollection<JsonObject> all)
    {
        if (role["aggregationRule"]?["clusterRoleSelectors"] is not JsonArray selectors) return null;
        var rules = new List<PolicyRule>();
        foreach (var selector in selectors)
        {
            foreach (var other in all.Where(other => NameOf(other) != NameOf(role) && LabelSelectors.Matches(selector, other["metadata"]?["labels"] as JsonObject)))
            {
                foreach (var rule in PolicyRule.ReadAll(other))
                {
                    if (!rules.Exists(rule.SameAs)) rules.Add(rule);
                }
            }
        }

        var current = PolicyRule.ReadAll(role);
        return current.Count == rules.Count && current.Zip(rules).All(pair => pair.First.SameAs(pair.Second)) ? null : new JsonArray([.. rules.Select(rule => (JsonNode)rule.ToJson())]);
    }

    private static string NameOf(JsonObject role) => (string?)role["metadata"]?["name"] ?? "";
}
