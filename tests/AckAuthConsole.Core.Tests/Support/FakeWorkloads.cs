using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>What runs in clusters, in memory.</summary>
internal sealed class FakeWorkloads : IClusterWorkloads
{
    public List<(string Namespace, string Name)> ServiceAccounts { get; } = [];

    public List<Workload> Workloads { get; } = [];

    public Failure? Failure { get; set; }

    public int Reads { get; private set; }

    public Task<Result<ClusterWorkloads>> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(Failure is null ? Result.Success(new ClusterWorkloads([.. ServiceAccounts], [.. Workloads], [])) : Failure);
    }
}
