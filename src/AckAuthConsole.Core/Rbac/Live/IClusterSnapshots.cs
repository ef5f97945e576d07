using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>The RBAC objects of clusters, held in memory: read on demand, kept fresh by a watch while somebody looks, shared by all. Not a use case: whoever calls it has checked who asks.</summary>
public interface IClusterSnapshots
{
    /// <summary>What is known of a cluster, reading it when nothing is or when it is older than allowed. An older snapshot is returned, with the failure in it, when the cluster cannot be read now; only when nothing is known is the result a failure.</summary>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="maxAge">How old it may be unless a watch keeps it fresh; <see cref="TimeSpan.Zero"/> reads anew.</param>
    /// <param name="cancellationToken">Ends the call, not a read that others wait for.</param>
    Task<Result<ClusterSnapshot>> GetAsync(ClusterId cluster, TimeSpan maxAge, CancellationToken cancellationToken);

    /// <summary>What is known now, without asking anybody; null when nothing is.</summary>
    ClusterSnapshot? Peek(ClusterId cluster);

    /// <summary>Keeps a cluster watched until disposed. The action is called from any thread, at most about twice a second, when its snapshot changed.</summary>
    IDisposable Watch(ClusterId cluster, Action changed);
}
