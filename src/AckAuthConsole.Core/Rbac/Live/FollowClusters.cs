using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Asks who it is, then the snapshots.</summary>
internal sealed class FollowClusters(IConsoleAccess access, IClusterSnapshots snapshots, IClusterEndpoints endpoints) : IFollowClusters
{
    public async Task<Result<IDisposable>> FollowAsync(ConsoleIdentity actor, ClusterId cluster, Action changed, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess ? Result.Success(snapshots.Watch(cluster, changed)) : role.Failure;
    }

    public async Task<Result<ClusterRbacState>> RefreshAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var read = await snapshots.GetAsync(cluster, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return read.Map(snapshot => ClusterRbacState.Of(snapshot, endpoints));
    }
}
