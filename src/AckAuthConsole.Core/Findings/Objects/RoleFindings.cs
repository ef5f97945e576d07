using System.Collections.Immutable;
using AckAuthConsole.Core.Findings.Abilities;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>How roles are written: restrictions that do not restrict, words that match nothing, labels that widen others, edits that an upgrade undoes.</summary>
internal sealed class RoleFindings(RbacSnapshot rbac, string? version)
{
    private const string AutoUpdateAnnotation = "rbac.authorization.kubernetes.io/autoupdate";

    // What makes a role a bad gift to every holder of admin, edit or view.
    private static readonly UInt128 s_dangerous =
        ((string[])["R01", "R06", "R08", "R09", "R10", "R12", "R13", "R14", "R16", "R17", "R18", "R19", "R21", "R22", "R24", "R29", "R36", "R39"])
        .SelectMany(r => AbilityPatterns.WaysOf(r)).Where(w => UInt128.IsPow2(w)).Aggregate(UInt128.Zero, (all, way) => all | way);

    /// <summary>R48, R49, R55 and R57.</summary>
    public IEnumerable<Finding> Find()
    {
        foreach (var role in rbac.Roles)
        {
            switch (RoleOrigins.Of(role))
            {
                case RoleOrigin.Custom:
                    foreach (var finding in OfCustom(role))
                        yield return finding;
                    break;
                case RoleOrigin.AckPredefined when IsEdited(role):
                    yield return Of("R57", role, []);
                    break;
                case RoleOrigin.KubernetesDefault when AddedTo(role) is { IsEmpty: false } added:
                    yield return Of("R57", role, [.. added.Select(RuleNotation.Of)]);
                    break;
                case RoleOrigin.KubernetesDefault when role.Metadata.Annotations.TryGetValue(AutoUpdateAnnotation, out var update) && update == "false":
                    yield return Of("R57", role, []);
                    break;
            }
        }
    }

    private IEnumerable<Finding> OfCustom(RbacRole role)
    {
        ImmutableArray<string> odd = [.. RuleSpelling.Suspicious(role).Distinct(StringComparer.Ordinal).Where(w => !w.EndsWith("resourceNames", StringComparison.Ordinal))];
        if (!odd.IsEmpty)
            yield return Of("R49", role, odd);
        ImmutableArray<string> unlimited = [.. role.Rules.Where(r => !r.ResourceNames.IsEmpty).SelectMany(Unlimited).Distinct(StringComparer.Ordinal)];
        if (!unlimited.IsEmpty)
            yield return Of("R48", role, unlimited);
        if (role.Key.Kind != RbacKind.ClusterRole || role.Metadata.Labels.IsEmpty || (AbilityPatterns.BitsOf(role.Rules).Cluster & s_dangerous) == 0)
            yield break;
        var receiving = RoleAggregation.Receiving(rbac, role);
        if (!receiving.IsEmpty)
            yield return Of("R55", role, [.. receiving.Select(r => r.Key.Name)]);
    }

    // A request to create a subresource does carry the object's name.
    private static IEnumerable<string> Unlimited(RbacRule rule) =>
        from verb in rule.Verbs
        where verb is "create" or "list" or "watch" or "deletecollection"
        from resource in rule.Resources
        where !resource.Contains('/', StringComparison.Ordinal)
        select $"{verb} {resource}";

    private static bool IsEdited(RbacRole role) =>
        PredefinedClusterRoles.TryFromClusterRole(role.Key.Name, out var predefined) && PredefinedRoleRules.Of(predefined.Value) is { } published && !published.SequenceEqual(role.Rules);

    // At its start an API server puts back what is missing and leaves what was added.
    private ImmutableArray<RbacRule> AddedTo(RbacRole role) =>
        version is not null && KubernetesDefaults.Knows(version) && KubernetesDefaults.RulesOf(role.Key) is { } defaults ? RuleRemainder.Of(role.Rules, defaults) : [];

    private static Finding Of(string rule, RbacRole role, ImmutableArray<string> words) =>
        new() { Rule = FindingRules.Of(rule), Severity = FindingRules.Of(rule).Severity, Namespace = role.Key.Namespace, Object = role.Key, Words = words };
}
