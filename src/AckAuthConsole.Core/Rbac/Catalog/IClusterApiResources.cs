using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>Reads which resources a cluster's API server has (Kubernetes' API discovery).</summary>
public interface IClusterApiResources
{
    /// <summary>Every resource of every group. One group that does not answer is a gap; a failure means that nothing could be read.</summary>
    Task<Result<ClusterApiResources>> ReadAsync(Cluster cluster, CancellationToken cancellationToken);
}
