using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using CoreRegion = AckAuthConsole.Core.Clusters.Region;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

/// <summary>Clusters by CS.</summary>
internal sealed class CloudClusterCatalog(ContainerServiceClient client) : IClusterCatalog
{
    // Swarm clusters of a product long gone; old lists can still hold them.
    private const string SwarmType = "aliyun";

    public Task<Result<IReadOnlyList<CoreRegion>>> ListRegionsAsync(string language, CancellationToken cancellationToken) =>
        CloudFailures.RunAsync<IReadOnlyList<CoreRegion>>(async () =>
        {
            var reply = await client.DescribeRegionsAsync(language, cancellationToken).ConfigureAwait(false);
            return
            [
                .. (reply.Regions ?? [])
                    .Where(static r => !string.IsNullOrEmpty(r.RegionId))
                    .Select(static r => new CoreRegion(r.RegionId!, string.IsNullOrEmpty(r.LocalName) ? r.RegionId! : r.LocalName)),
            ];
        });

    public Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(string regionId, CancellationToken cancellationToken) =>
        CloudFailures.RunAsync<IReadOnlyList<Cluster>>(
            async () =>
            {
                var clusters = new List<Cluster>();
                await foreach (var page in client.DescribeClustersForRegionAsync(regionId, cancellationToken).ConfigureAwait(false))
                {
                    foreach (var entry in page.Clusters ?? [])
                    {
                        if (entry.ClusterType != SwarmType && ClusterId.TryParse(entry.ClusterId, out var id))
                            clusters.Add(ToCluster(entry, id, regionId));
                    }
                }

                // A cluster made while pages are read can move one entry to the next page.
                return [.. clusters.DistinctBy(static c => c.Id)];
            },
            name: regionId);

    public Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return CloudFailures.RunAsync<IReadOnlyList<string>>(
            async () =>
            {
                var names = await client.DescribeUserClusterNamespacesAsync(cluster.Id.Value, cluster.RegionId, cancellationToken).ConfigureAwait(false);
                return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            },
            "cluster", cluster.Id.Value);
    }

    public Task<Result<IReadOnlyList<KubeconfigHolder>>> ListKubeconfigHoldersAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return CloudFailures.RunAsync<IReadOnlyList<KubeconfigHolder>>(
            async () =>
            {
                var holders = new List<KubeconfigHolder>();
                await foreach (var page in client.ListClusterKubeconfigStatesAsync(cluster.Id.Value, cluster.RegionId, cancellationToken).ConfigureAwait(false))
                    holders.AddRange((page.States ?? []).Where(static s => !string.IsNullOrEmpty(s.AccountId)).Select(ToHolder));
                return holders;
            },
            "cluster", cluster.Id.Value);
    }

    private static Cluster ToCluster(ClusterEntry entry, ClusterId id, string regionId) => new()
    {
        Id = id,
        Name = string.IsNullOrEmpty(entry.Name) ? id.Value : entry.Name,
        RegionId = string.IsNullOrEmpty(entry.RegionId) ? regionId : entry.RegionId,
        State = entry.State ?? "",
        Type = entry.ClusterType ?? "",
        Profile = entry.Profile ?? "",
        Spec = entry.ClusterSpec ?? "",
        Version = entry.CurrentVersion ?? entry.InitVersion ?? "",
        CreatedAt = CloudTimes.Parse(entry.Created),
        NodeCount = entry.Size,
        Tags = [.. (entry.Tags ?? []).Where(static t => t.Key is not null).Select(static t => KeyValuePair.Create(t.Key!, t.Value ?? ""))],
    };

    private static KubeconfigHolder ToHolder(KubeconfigState state)
    {
        PrincipalKind? kind = state.AccountType switch
        {
            "RamUser" => PrincipalKind.RamUser,
            "RamRole" => PrincipalKind.RamRole,
            _ => null,
        };
        var reference = kind is { } known && PrincipalId.TryParse(state.AccountId, out var id) ? new PrincipalRef(known, id) : null;
        return new KubeconfigHolder(
            reference,
            state.AccountId!,
            state.AccountName ?? "",
            state.AccountDisplayName ?? "",
            string.Equals(state.AccountState, "Deleted", StringComparison.OrdinalIgnoreCase),
            state.CertState ?? "Unknown",
            CloudTimes.Parse(state.CertExpireTime));
    }
}
