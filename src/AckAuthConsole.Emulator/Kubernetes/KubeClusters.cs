using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes;

/// <summary>The API servers of the account's clusters. Each is made when somebody first asks for it, so that a start stays quick.</summary>
internal sealed class KubeClusters(EmulatorState state, KubeResourceRegistry resources, IEnumerable<IKubeClusterPart> parts, StateChanges changes, TimeProvider clock)
{
    private readonly IReadOnlyList<IKubeClusterPart> _parts = [.. parts];

    /// <summary>The API server of a cluster; null if there is no such cluster. The caller holds the state's lock.</summary>
    public KubeCluster? Find(string clusterId) => state.FindCluster(clusterId) is { } source ? Of(source) : null;

    /// <summary>The API server of a cluster, made if it was not there yet. The caller holds the state's lock.</summary>
    public KubeCluster Of(Cluster source)
    {
        if (state.KubeClusters.TryGetValue(source.ClusterId, out var cluster)) return cluster;
        state.KubeSnapshots.Remove(source.ClusterId, out var snapshot);
        var keys = snapshot is null ? ClusterKeys.Create(clock.GetUtcNow()) : ClusterKeys.Restore(snapshot, clock.GetUtcNow());
        cluster = new(source, resources, keys, _parts, clock, changes.Mark);
        state.KubeClusters.Add(source.ClusterId, cluster);
        if (snapshot is null) cluster.Seed();
        else cluster.Restore(snapshot);
        return cluster;
    }

    /// <summary>The API server of a cluster if it was made already: whoever only keeps it up to date need not make it. The caller holds the state's lock.</summary>
    public KubeCluster? IfMade(string clusterId) =>
        state.KubeClusters.GetValueOrDefault(clusterId) ?? (state.KubeSnapshots.ContainsKey(clusterId) ? Find(clusterId) : null);
}
