using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Fills aggregated ClusterRoles as the cluster's controller does: selector by selector the matching ClusterRoles by name, each rule once, until nothing changes any more.</summary>
public static class RoleAggregation
{
    // view → edit → admin is two; a chain longer than this is a circle, which the controller would not settle either.
    private const int MaxRounds = 8;

    /// <summary>The cluster after its controller has filled every aggregated role.</summary>
    public static RbacSnapshot Fill(RbacSnapshot snapshot) => Fill(snapshot, static _ => true);

    /// <summary>The same for those aggregated roles that were written without rules, as in manifests that never saw a controller. Where rules are given they may come from roles that are not here.</summary>
    public static RbacSnapshot FillEmpty(RbacSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var empty = snapshot.Roles.Where(r => r.Aggregation is not null && r.Rules.IsEmpty).Select(r => r.Key).ToHashSet();
        return empty.Count == 0 ? snapshot : Fill(snapshot, empty.Contains);
    }

    private static RbacSnapshot Fill(RbacSnapshot snapshot, Func<RbacKey, bool> isFilled)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        for (var round = 0; round < MaxRounds; round++)
        {
            var clusterRoles = snapshot.Roles.Where(r => r.Key.Kind == RbacKind.ClusterRole).ToList();
            var changes = clusterRoles.Where(r => r.Aggregation is not null && isFilled(r.Key))
                .Select(r => (Role: r, Rules: RulesOf(r, clusterRoles)))
                .Where(x => !x.Rules.SequenceEqual(x.Role.Rules))
                .Select(x => (RbacChange)new RbacChange.PutRole(x.Role with { Rules = x.Rules }))
                .ToList();
            if (changes.Count == 0)
                return snapshot;
            snapshot = snapshot.With(changes);
        }

        return snapshot;
    }

    /// <summary>The aggregated roles into which a role's rules flow, directly or by others.</summary>
    public static ImmutableArray<RbacRole> Receiving(RbacSnapshot snapshot, RbacRole role)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(role);
        var found = new List<RbacRole>();
        var waiting = new Queue<RbacRole>([role]);
        while (waiting.TryDequeue(out var from))
        {
            foreach (var into in snapshot.Roles.Where(r => r.Key.Kind == RbacKind.ClusterRole && r.Key != role.Key && Selects(r, from)))
            {
                if (found.Exists(f => f.Key == into.Key))
                    continue;
                found.Add(into);
                waiting.Enqueue(into);
            }
        }

        return [.. found];
    }

    /// <summary>Whether an aggregated role takes the rules of another.</summary>
    public static bool Selects(RbacRole aggregated, RbacRole other)
    {
        ArgumentNullException.ThrowIfNull(aggregated);
        ArgumentNullException.ThrowIfNull(other);
        return aggregated.Aggregation is { } aggregation && aggregated.Key != other.Key && other.Key.Kind == RbacKind.ClusterRole && aggregation.Selectors.Any(s => s.Matches(other.Metadata.Labels));
    }

    private static ImmutableArray<RbacRule> RulesOf(RbacRole role, List<RbacRole> all)
    {
        var rules = ImmutableArray.CreateBuilder<RbacRule>();
        var seen = new HashSet<RbacRule>();
        foreach (var selector in role.Aggregation!.Selectors)
        {
            foreach (var other in all)
            {
                if (other.Key == role.Key || !selector.Matches(other.Metadata.Labels))
                    continue;
                foreach (var rule in other.Rules)
                {
                    if (seen.Add(rule))
                        rules.Add(rule);
                }
            }
        }

        return rules.ToImmutable();
    }
}
