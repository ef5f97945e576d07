using System.Collections.Immutable;
using AckAuthConsole.Core.Findings.Abilities;
using AckAuthConsole.Core.Findings.Objects;
using AckAuthConsole.Core.Findings.Paths;
using AckAuthConsole.Core.Findings.Usage;

namespace AckAuthConsole.Core.Findings;

/// <summary>Finds the risky patterns of one cluster. Effective rights count, not roles alone; what it does not know it does not guess.</summary>
public static class FindingsAnalysis
{
    /// <summary>All findings, vendors' own ones too, the gravest first; their order does not depend on the order of the objects.</summary>
    public static ImmutableArray<Finding> Find(FindingsInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var standings = new Standings(input.Rbac);
        var privileged = new PrivilegedNamespaces(input.Workloads);
        var abilities = new SubjectAbilities(input.Rbac, standings.Of);
        var found = new AbilityFindings(abilities, privileged).Find().ToList();
        IEnumerable<Finding> all =
        [
            .. found,
            .. new EverybodyFindings(input.Rbac, abilities, standings, privileged).Find(),
            .. new RoleFindings(input.Rbac, input.KubernetesVersion).Find(),
            .. new BindingFindings(input, standings).Find(),
            .. new VoidLimitFindings(input.Rbac).Find(),
            .. input.Usage is { } usage ? new UsageFindings(usage, standings).Find() : [],
            .. input.Workloads is { } workloads ? WorkloadFindings.Find(workloads, found) : [],
            .. new PathFindings(abilities, input.Workloads).Find(found),
        ];
        return [.. all
            .OrderByDescending(f => f.Severity).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Standing)
            .ThenBy(f => f.Subject?.Kind).ThenBy(f => f.Subject?.Namespace, StringComparer.Ordinal).ThenBy(f => f.Subject?.Name, StringComparer.Ordinal)
            .ThenBy(f => f.Object?.ToString(), StringComparer.Ordinal).ThenBy(f => f.Namespace, StringComparer.Ordinal)];
    }
}
