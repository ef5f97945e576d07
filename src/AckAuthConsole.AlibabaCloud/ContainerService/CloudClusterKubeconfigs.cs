using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

/// <summary>Kubeconfigs by CS.</summary>
internal sealed class CloudClusterKubeconfigs(ContainerServiceClient client) : IClusterKubeconfigs
{
    public async Task<Result<TemporaryKubeconfig>> GetAsync(Cluster cluster, bool isPrivate, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var reply = await CloudFailures.RunAsync(
            () => client.DescribeClusterUserKubeconfigAsync(cluster.Id.Value, cluster.RegionId, isPrivate, (int)lifetime.TotalMinutes, cancellationToken), "cluster", cluster.Id.Value).ConfigureAwait(false);
        if (!reply.IsSuccess)
            return reply.Failure;
        return string.IsNullOrWhiteSpace(reply.Value.Config)
            ? new Failure.Unavailable(Dependency.Cloud) { Cause = new CloudErrorDetail("CS", "DescribeClusterUserKubeconfig", "EmptyKubeconfig", null, null, 200) }
            : new TemporaryKubeconfig(reply.Value.Config, CloudTimes.Parse(reply.Value.Expiration));
    }
}
