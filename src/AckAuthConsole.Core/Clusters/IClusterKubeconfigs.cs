using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Clusters;

/// <summary>Gets kubeconfigs for the console's own identity (CS DescribeClusterUserKubeconfig).</summary>
public interface IClusterKubeconfigs
{
    /// <summary>A kubeconfig that ends by itself. It is given anew by each call and kept by nobody but the caller.</summary>
    /// <param name="cluster">For which cluster.</param>
    /// <param name="isPrivate">Whether it shall name the address inside the VPC instead of the one on the Internet.</param>
    /// <param name="lifetime">How long it shall count: 15 minutes to 3 days, whole minutes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<TemporaryKubeconfig>> GetAsync(Cluster cluster, bool isPrivate, TimeSpan lifetime, CancellationToken cancellationToken);
}
