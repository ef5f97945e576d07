using System.Collections.Concurrent;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>What all parts of one plan share, asked once.</summary>
internal sealed class PlanContext(ConsoleIdentity actor, CloudIdentity console, bool seesEveryCluster, InventorySnapshot inventory, bool clustersAreComplete, IClusterCatalog catalog, IClusterSnapshots snapshots)
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ClusterId, Lazy<Task<Result<IReadOnlyList<string>>>>> _namespaces = new();

    public ConsoleIdentity Actor { get; } = actor;

    public CloudIdentity Console { get; } = console;

    public bool SeesEveryCluster { get; } = seesEveryCluster;

    public InventorySnapshot Inventory { get; } = inventory;

    /// <summary>Whether a cluster that the inventory does not know surely does not exist.</summary>
    public bool ClustersAreComplete { get; } = clustersAreComplete;

    /// <summary>The RBAC objects of a cluster; null when they cannot be read now, so that nothing can be said about its roles.</summary>
    public async Task<RbacSnapshot?> RolesOfAsync(ClusterId cluster, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        return snapshot is { IsSuccess: true, Value: { Failure: null, Rbac: var rbac } } && !rbac.Gaps.Any(g => g.Kind is null or RbacKind.ClusterRole) ? rbac : null;
    }

    public Task<Result<IReadOnlyList<string>>> NamespacesOfAsync(Cluster cluster, CancellationToken cancellationToken) =>
        _namespaces.GetOrAdd(cluster.Id, _ => new Lazy<Task<Result<IReadOnlyList<string>>>>(() => catalog.ListNamespacesAsync(cluster, cancellationToken))).Value;
}
