using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Clusters;

/// <summary>Reads clusters from the cloud. Failures are values.</summary>
public interface IClusterCatalog
{
    /// <summary>The regions of the account (CS DescribeRegions).</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>: the language of the names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<IReadOnlyList<Region>>> ListRegionsAsync(string language, CancellationToken cancellationToken);

    /// <summary>All clusters of one region (CS DescribeClustersForRegion, every page).</summary>
    Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>The namespaces that the console's own identity may see (CS DescribeUserClusterNamespaces), sorted. An unreachable cluster is <see cref="Failure.Unavailable"/> with <see cref="Dependency.Cluster"/>.</summary>
    Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(Cluster cluster, CancellationToken cancellationToken);

    /// <summary>Who holds a kubeconfig of the cluster (CS ListClusterKubeconfigStates, every page).</summary>
    Task<Result<IReadOnlyList<KubeconfigHolder>>> ListKubeconfigHoldersAsync(Cluster cluster, CancellationToken cancellationToken);
}
