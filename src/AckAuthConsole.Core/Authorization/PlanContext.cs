using System.Collections.Concurrent;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>What all parts of one plan share, asked once.</summary>
internal sealed class PlanContext(ConsoleIdentity actor, CloudIdentity console, bool seesEveryCluster, InventorySnapshot inventory, bool clustersAreComplete, IClusterCatalog catalog)
{
    private readonly ConcurrentDictionary<ClusterId, Lazy<Task<Result<IReadOnlyList<string>>>>> _namespaces = new();

    public ConsoleIdentity Actor { get; } = actor;

    public CloudIdentity Console { get; } = console;

    public bool SeesEveryCluster { get; } = seesEveryCluster;

    public InventorySnapshot Inventory { get; } = inventory;

    /// <summary>Whether a cluster that the inventory does not know surely does not exist.</summary>
    public bool ClustersAreComplete { get; } = clustersAreComplete;

    public Task<Result<IReadOnlyList<string>>> NamespacesOfAsync(Cluster cluster, CancellationToken cancellationToken) =>
        _namespaces.GetOrAdd(cluster.Id, _ => new Lazy<Task<Result<IReadOnlyList<string>>>>(() => catalog.ListNamespacesAsync(cluster, cancellationToken))).Value;
}
