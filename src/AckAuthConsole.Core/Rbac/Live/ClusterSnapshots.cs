using System.Collections.Concurrent;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>One source per cluster, made when first asked for; all of them end with this object.</summary>
internal sealed class ClusterSnapshots(IClusterRbac rbac, InventoryState inventory, IOptionsMonitor<LiveOptions> options, TimeProvider clock, ILogger<ClusterSnapshots> logger) : IClusterSnapshots, IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<ClusterId, ClusterSnapshotSource> _sources = new();
    private readonly CancellationTokenSource _life = new();

    public async Task<Result<ClusterSnapshot>> GetAsync(ClusterId cluster, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        var known = await inventory.FindClusterAsync(cluster, cancellationToken).ConfigureAwait(false);
        return known.IsSuccess ? await SourceOf(known.Value).GetAsync(known.Value, maxAge, cancellationToken).ConfigureAwait(false) : known.Failure;
    }

    /// <summary>Reads a cluster anew, also one that the inventory does not list yet.</summary>
    public Task<Result<ClusterSnapshot>> ReadAsync(Cluster cluster, CancellationToken cancellationToken) => SourceOf(cluster).GetAsync(cluster, TimeSpan.Zero, cancellationToken);

    public ClusterSnapshot? Peek(ClusterId cluster) => _sources.TryGetValue(cluster, out var source) ? source.Current : null;

    public IDisposable Watch(ClusterId cluster, Action changed) => Find(cluster) is { } known ? SourceOf(known).Watch(changed) : Nothing.Instance;

    /// <summary>Ends reads and watches. May be called twice: the container knows this object under two types.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_life.IsCancellationRequested)
            return;
        await _life.CancelAsync().ConfigureAwait(false);
        foreach (var source in _sources.Values)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Tells reads and watches to end without waiting for them, for hosts that cannot wait.</summary>
    public void Dispose() => _life.Cancel();

    private Cluster? Find(ClusterId cluster) => inventory.Current.ClusterById.GetValueOrDefault(cluster);

    private ClusterSnapshotSource SourceOf(Cluster cluster) =>
        _sources.GetOrAdd(cluster.Id, static (_, made) => new ClusterSnapshotSource(made.cluster, made.rbac, made.inventory, made.options, made.clock, made.logger, made.Token), (cluster, rbac, inventory, options, clock, logger, _life.Token));

    private sealed class Nothing : IDisposable
    {
        public static Nothing Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
