using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Inventory;

/// <summary>
/// The grants of everyone, read from the bindings of all clusters that could be read: two lists per cluster instead of one call per person. What bindings cannot tell (all clusters, the owner's entry) names the few who must be
/// asked about.
/// </summary>
internal sealed class BindingInventory
{
    private readonly Dictionary<PrincipalRef, List<PermissionKey>> _grants = [];
    private readonly HashSet<ClusterId> _readable = [];

    /// <summary>Collects what the snapshots hold.</summary>
    /// <param name="snapshots">The clusters that were read now.</param>
    public BindingInventory(IEnumerable<ClusterSnapshot> snapshots)
    {
        foreach (var snapshot in snapshots)
        {
            _readable.Add(snapshot.Cluster.Id);
            foreach (var binding in snapshot.Rbac.Bindings)
            {
                if (!AckBindings.TryRead(snapshot.Cluster.Id, binding, out var id, out var grant) || ReferenceOf(id) is not { } principal)
                    continue;
                if (!_grants.TryGetValue(principal, out var held))
                    _grants[principal] = held = [];
                held.Add(grant);
            }
        }
    }

    /// <summary>Whether any cluster could be read.</summary>
    public bool IsUsable => _readable.Count > 0;

    /// <summary>Everyone whom some binding names.</summary>
    public IEnumerable<PrincipalRef> Holders => _grants.Keys;

    /// <summary>Whether the bindings of that cluster are known.</summary>
    public bool Covers(ClusterId cluster) => _readable.Contains(cluster);

    /// <summary>Whether only the permission API can tell what somebody holds.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="known">What was known before; null when nothing was.</param>
    public bool MustAsk(PrincipalRef principal, ObservedPermissionSet? known)
    {
        // Entries elsewhere than in readable clusters (all clusters, clusters that do not answer, unknown words) are not in any binding that was read.
        if (known is not null && known.Items.Any(i => i.Scope.ClusterId is not { } cluster || (!Covers(cluster) && i.Scope.Kind != ScopeKind.AllClusters)))
            return true;
        if (!_grants.TryGetValue(principal, out var grants))
            return false;
        return grants.Any(g => g.Role.IsClusterAdmin)
            || grants.Where(g => g.Scope.Kind == ScopeKind.Cluster).GroupBy(g => g.Role).Any(g => g.Select(k => k.Scope).Distinct().Count() == _readable.Count);
    }

    /// <summary>What the bindings give somebody.</summary>
    public ObservedPermissionSet HeldBy(PrincipalRef principal) =>
        _grants.TryGetValue(principal, out var grants) ? ObservedPermissionSet.From(grants.Select(g => new ObservedPermission(g))) : ObservedPermissionSet.Empty;

    private static PrincipalRef? ReferenceOf(PrincipalId id) => AckUserName.KindOf(id) switch
    {
        SubjectIdentityKind.RamUser => new PrincipalRef(PrincipalKind.RamUser, id),
        SubjectIdentityKind.RamRole => new PrincipalRef(PrincipalKind.RamRole, id),
        _ => null,
    };
}
