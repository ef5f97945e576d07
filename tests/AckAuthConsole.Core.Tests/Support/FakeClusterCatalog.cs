namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Clusters in memory.</summary>
internal sealed class FakeClusterCatalog : IClusterCatalog
{
    public List<Region> Regions { get; } = [new("cn-hangzhou", "China (Hangzhou)"), new("cn-beijing", "China (Beijing)")];

    public List<Cluster> Clusters { get; } = [];

    public Dictionary<ClusterId, IReadOnlyList<KubeconfigHolder>> Holders { get; } = [];

    public Dictionary<ClusterId, Failure> Unreachable { get; } = [];

    public Dictionary<string, Failure> RegionFailures { get; } = [];

    public Failure? RegionsFailure { get; set; }

    public List<string> Namespaces { get; } = ["default", "kube-system", "team-a"];

    /// <summary>Awaited before the clusters of a region are given.</summary>
    public Func<Task> WhileListingClusters { get; set; } = () => Task.CompletedTask;

    public Task<Result<IReadOnlyList<Region>>> ListRegionsAsync(string language, CancellationToken cancellationToken)
    {
        return Task.FromResult(RegionsFailure is { } failure ? failure : Result.Success<IReadOnlyList<Region>>([.. Regions.Select(r => language == "zh-CN" ? r with { Name = "地域 " + r.Id } : r)]));
    }

    public async Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(string regionId, CancellationToken cancellationToken)
    {
        await WhileListingClusters();
        return RegionFailures.TryGetValue(regionId, out var failure) ? failure : Result.Success<IReadOnlyList<Cluster>>([.. Clusters.Where(c => c.RegionId == regionId)]);
    }

    public Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(Cluster cluster, CancellationToken cancellationToken) =>
        Task.FromResult(Unreachable.TryGetValue(cluster.Id, out var failure) ? failure : Result.Success<IReadOnlyList<string>>([.. Namespaces]));

    public Task<Result<IReadOnlyList<KubeconfigHolder>>> ListKubeconfigHoldersAsync(Cluster cluster, CancellationToken cancellationToken) =>
        Task.FromResult(Unreachable.TryGetValue(cluster.Id, out var failure) ? failure : Result.Success(Holders.GetValueOrDefault(cluster.Id, [])));
}
