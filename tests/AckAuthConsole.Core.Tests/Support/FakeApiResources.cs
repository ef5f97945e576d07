using AckAuthConsole.Core.Rbac.Catalog;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>What API servers have, in memory.</summary>
internal sealed class FakeApiResources : IClusterApiResources
{
    public List<ApiResource> Resources { get; } = [];

    public Failure? Gap { get; set; }

    public Failure? Failure { get; set; }

    public int Reads { get; private set; }

    public Task<Result<ClusterApiResources>> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(Failure is null ? Result.Success(new ClusterApiResources([.. Resources], Gap)) : Failure);
    }
}
