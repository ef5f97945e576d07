using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Reads which service accounts there are and which workloads run as them. Secrets' contents are never read.</summary>
public interface IClusterWorkloads
{
    /// <summary>Everything that the console may read; what it may not is in <see cref="ClusterWorkloads.Gaps"/>.</summary>
    Task<Result<ClusterWorkloads>> ReadAsync(Cluster cluster, CancellationToken cancellationToken);
}
