using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.WhoCan;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Finds in rules what the API server takes but what never allows anything: it compares without looking whether there is such a thing.</summary>
internal static class RuleSpelling
{
    /// <summary>What looks wrong, as it is written.</summary>
    public static IEnumerable<string> Suspicious(RbacRole role)
    {
        foreach (var rule in role.Rules)
        {
            foreach (var verb in rule.Verbs.Where(v => v.Any(char.IsUpper)))
                yield return verb;
            foreach (var resource in rule.Resources)
            {
                var plain = resource.Split('/')[0];
                if (resource.EndsWith("/*", StringComparison.Ordinal) || plain.Any(char.IsUpper) || IsSingular(plain))
                    yield return resource;
                else if (role.Key.Kind == RbacKind.Role && plain != "namespaces" && rule.ApiGroups.All(g => ClusterScopedResources.Contains(g, plain)))
                    yield return resource;
            }

            // A request that creates names no object, so a rule limited to names never allows it.
            if (!rule.ResourceNames.IsEmpty && !rule.Verbs.IsEmpty && rule.Verbs.All(v => v is "create" or "deletecollection") && rule.Resources.All(r => !r.Contains('/', StringComparison.Ordinal)))
                yield return string.Join(',', rule.Verbs) + " + resourceNames";
        }
    }

    private static bool IsSingular(string resource) =>
        resource != RbacNames.All && !IsKnown(resource) && (IsKnown(resource + "s") || IsKnown(resource + "es") || (resource.EndsWith('y') && IsKnown(resource[..^1] + "ies")));

    private static bool IsKnown(string resource) => KnownResources.IsKnown(resource);
}
