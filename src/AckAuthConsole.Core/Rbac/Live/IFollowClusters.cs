using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>The use case of pages that show a cluster's RBAC objects: keeps them current while somebody looks.</summary>
public interface IFollowClusters
{
    /// <summary>Keeps a cluster watched until disposed; for administrators and auditors. The action is called from any thread, at most about twice a second.</summary>
    Task<Result<IDisposable>> FollowAsync(ConsoleIdentity actor, ClusterId cluster, Action changed, CancellationToken cancellationToken);

    /// <summary>Reads a cluster anew; for administrators and auditors.</summary>
    Task<Result<ClusterRbacState>> RefreshAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken);
}
