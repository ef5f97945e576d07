using System.Runtime.CompilerServices;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Reads who has access from the clusters' snapshots.</summary>
internal sealed class ClusterAccess(
    IConsoleAccess access, InventoryState inventory, IClusterSnapshots snapshots, IClusterEndpoints endpoints, AccessHolders holders, RefusalJournal refusals) : IClusterAccess
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_fleetMaxAge = TimeSpan.FromMinutes(10);

    public async Task<Result<ClusterAccessView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, ClusterAccessQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "cluster-access", role.Failure, cancellationToken).ConfigureAwait(false);
        var read = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var all = holders.In(read.Value);
        var matching = AccessHolders.Matching(all, query).ToList();
        return new ClusterAccessView(
            ClusterRbacState.Of(read.Value, endpoints),
            [.. read.Value.Rbac.Namespaces.Union(read.Value.Rbac.Bindings.Select(b => b.Key.Namespace).Where(n => n.Length > 0))],
            [.. matching.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Size, 1, ClusterAccessQuery.MaxSize))],
            matching.Count,
            AccessHolders.Matching(all, new ClusterAccessQuery()).Count());
    }

    public async IAsyncEnumerable<Result<FleetAccessPart>> ListEverywhereAsync(ConsoleIdentity actor, ClusterAccessQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
        {
            yield return await refusals.RecordAsync(actor, "fleet-access", role.Failure, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var clusters = inventory.Current.Clusters;
        await foreach (var part in EachCluster.AskAsync(clusters, PartAsync, cancellationToken).ConfigureAwait(false))
            yield return part;

        async Task<FleetAccessPart> PartAsync(Cluster cluster, CancellationToken token)
        {
            var read = await snapshots.GetAsync(cluster.Id, s_fleetMaxAge, token).ConfigureAwait(false);
            return read.IsSuccess
                ? new FleetAccessPart(cluster, clusters.Length, [.. AccessHolders.Matching(holders.In(read.Value), query)], ClusterRbacState.Of(read.Value, endpoints), null)
                : new FleetAccessPart(cluster, clusters.Length, [], null, read.Failure);
        }
    }
}
