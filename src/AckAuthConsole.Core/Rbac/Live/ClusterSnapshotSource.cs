using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>
/// What is known of one cluster. Whoever asks while a read runs waits for that read; leaving does not end it for the others. While somebody watches, one loop keeps the snapshot current; it reads anew when the
/// server has forgotten its place, and after an outage.
/// </summary>
internal sealed partial class ClusterSnapshotSource : IAsyncDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    private readonly IClusterRbac _rbac;
    private readonly InventoryState _inventory;
    private readonly IOptionsMonitor<LiveOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationToken _life;
    private readonly Lock _gate = new();
    private readonly ChangeSignal _signal;
    private readonly ITimer _linger;

    private Cluster _cluster;
    private ClusterSnapshot? _current;
    private RbacPosition? _position;
    private Failure? _failure;
    private DateTimeOffset _failedAt;
    private Task<Result<ClusterSnapshot>>? _read;
    private Task _watch = Task.CompletedTask;
    private CancellationTokenSource? _watching;
    private CancellationTokenSource? _following;
    private int _viewers;

    public ClusterSnapshotSource(Cluster cluster, IClusterRbac rbac, InventoryState inventory, IOptionsMonitor<LiveOptions> options, TimeProvider clock, ILogger logger, CancellationToken life)
    {
        (_cluster, _rbac, _inventory, _options, _clock, _logger, _life) = (cluster, rbac, inventory, options, clock, logger, life);
        _linger = clock.CreateTimer(_ => StopIfUnseen(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _signal = new ChangeSignal(clock);
    }

    public ClusterSnapshot? Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    public async Task<Result<ClusterSnapshot>> GetAsync(Cluster cluster, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        Task<Result<ClusterSnapshot>> read;
        lock (_gate)
        {
            _cluster = cluster;
            var now = _clock.GetUtcNow();
            if (maxAge > TimeSpan.Zero)
            {
                if (_current is { Failure: null } fresh && (fresh.IsWatched || now - fresh.ReadAt <= maxAge))
                    return fresh;
                if (_failure is not null && now - _failedAt < _options.CurrentValue.RetryPause)
                    return _current is not null ? _current : _failure;
            }

            read = StartRead();
        }

        return await read.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public IDisposable Watch(Action changed)
    {
        _signal.Add(changed);
        lock (_gate)
        {
            _viewers++;
            _linger.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (_watching is null && !_life.IsCancellationRequested)
            {
                _watching = CancellationTokenSource.CreateLinkedTokenSource(_life);
                var token = _watching.Token;

                // The loop before, if one still ends, must not write beside this one.
                var before = _watch;
                _watch = Task.Run(() => KeepCurrentAsync(before, token), CancellationToken.None);
            }
        }

        return new Viewer(this, changed);
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            _watching?.Cancel();
            running = [_watch, _read ?? Task.CompletedTask];
        }

        foreach (var task in running)
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _linger.DisposeAsync().ConfigureAwait(false);
        _signal.Dispose();
        _watching?.Dispose();
    }

    // Callers hold the gate.
    private Task<Result<ClusterSnapshot>> StartRead()
    {
        if (_read is { IsCompleted: false })
            return _read;
        var cluster = _cluster;
        return _read = Task.Run(() => ReadAsync(cluster), CancellationToken.None);
    }

    private async Task<Result<ClusterSnapshot>> ReadAsync(Cluster cluster)
    {
        // What is read is at least as old as the question.
        var askedAt = _clock.GetUtcNow();
        var started = _clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_options.CurrentValue.ReadTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(_life, limit.Token);
        Failure? failure;
        try
        {
            (var snapshot, var position, failure) = await CollectAsync(cluster, linked.Token).ConfigureAwait(false);
            if (failure is null)
            {
                Log.Read(_logger, cluster.Id, snapshot.Roles.Count, snapshot.Bindings.Count, snapshot.Gaps.Length, (long)_clock.GetElapsedTime(started).TotalMilliseconds);
                return Succeed(new ClusterSnapshot(cluster, snapshot, askedAt, false, null), position);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !_life.IsCancellationRequested)
        {
            failure = new Failure.Unavailable(Dependency.Cluster) { Cause = new CloudErrorDetail("Kubernetes", "list", "Timeout", null, null, null) };
        }

        Log.NotRead(_logger, cluster.Id, failure.Code);
        return Fail(failure);
    }

    private async Task<(RbacSnapshot Snapshot, RbacPosition? Position, Failure? Failure)> CollectAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var roles = new List<RbacRole>();
        var bindings = new List<RbacBinding>();
        var namespaces = new List<string>();
        var gaps = new List<RbacGap>();
        RbacPosition? position = null;
        await foreach (var page in _rbac.ReadAsync(cluster, cancellationToken).ConfigureAwait(false))
        {
            if (!page.IsSuccess)
                return (RbacSnapshot.Empty, null, page.Failure);
            roles.AddRange(page.Value.Roles);
            bindings.AddRange(page.Value.Bindings);
            namespaces.AddRange(page.Value.Namespaces);
            gaps.AddRange(page.Value.Gaps);
            position = page.Value.Position ?? position;
        }

        return (RbacSnapshot.Build(roles, bindings, namespaces, gaps), position, null);
    }

    private ClusterSnapshot Succeed(ClusterSnapshot snapshot, RbacPosition? position)
    {
        lock (_gate)
        {
            snapshot = snapshot with { IsWatched = _current?.IsWatched ?? false };
            (_current, _position, _failure) = (snapshot, position, null);

            // A watch that runs may have brought something newer than this read saw, and would not bring it again: it goes on from where the read ends.
            _following?.Cancel();
        }

        _inventory.Put(snapshot.Cluster.Id, new ClusterHealth(snapshot.ReadAt, null));
        _signal.Raise();
        return snapshot;
    }

    private Result<ClusterSnapshot> Fail(Failure failure)
    {
        Result<ClusterSnapshot> result;
        lock (_gate)
        {
            (_failure, _failedAt) = (failure, _clock.GetUtcNow());
            _current = _current is null ? null : _current with { Failure = failure, IsWatched = false };
            result = _current is not null ? _current : failure;
        }

        _inventory.Put(_cluster.Id, new ClusterHealth(_clock.GetUtcNow(), failure));
        _signal.Raise();
        return result;
    }

    private async Task KeepCurrentAsync(Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var pause = s_firstPause;
        try
        {
            while (true)
            {
                var from = await ReadForWatchAsync(cancellationToken).ConfigureAwait(false);
                while (from is { } position)
                {
                    (from, var wasAlive) = await FollowAsync(position, cancellationToken).ConfigureAwait(false);
                    if (wasAlive)
                        pause = s_firstPause;
                }

                await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(false);
                pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private async Task<RbacPosition?> ReadForWatchAsync(CancellationToken cancellationToken)
    {
        Task<Result<ClusterSnapshot>> read;
        lock (_gate)
            read = StartRead();
        var result = await read.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
            return result is { IsSuccess: true, Value.Failure: null } ? _position : null;
    }

    /// <summary>Applies changes until the watch ends.</summary>
    /// <returns>Where to go on at once, null when everything must be read anew; and whether the watch brought something, so that there is no reason to wait long.</returns>
    private async Task<(RbacPosition? Next, bool WasAlive)> FollowAsync(RbacPosition from, CancellationToken cancellationToken)
    {
        using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_gate)
        {
            _following = following;
            _current = _current is null ? null : _current with { IsWatched = true };
        }

        var alive = false;
        try
        {
            await foreach (var changes in _rbac.WatchAsync(_cluster, from, following.Token).ConfigureAwait(false))
            {
                if (!changes.IsSuccess)
                {
                    var forgotten = changes.Failure is Failure.Conflict { Reason: "kubernetes.expired" };
                    if (!forgotten)
                        Fail(changes.Failure);
                    return (null, alive || forgotten);
                }

                alive = true;
                Apply(changes.Value, following);
            }

            return (null, alive);
        }
        catch (OperationCanceledException) when (following.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            lock (_gate)
                return (_position, true);
        }
        finally
        {
            lock (_gate)
            {
                _following = null;
                _current = _current is null ? null : _current with { IsWatched = false };
            }

            _signal.Raise();
        }
    }

    private void Apply(RbacChanges changes, CancellationTokenSource following)
    {
        lock (_gate)
        {
            if (following.IsCancellationRequested || _current is null)
                return;
            _position = changes.Position;
            _current = _current with { Rbac = changes.Items.Count > 0 ? _current.Rbac.With(changes.Items) : _current.Rbac, ReadAt = _clock.GetUtcNow(), Failure = null };
        }

        _signal.Raise();
    }

    private void StopIfUnseen()
    {
        lock (_gate)
        {
            if (_viewers > 0 || _watching is null)
                return;
            _watching.Cancel();
            _watching.Dispose();
            _watching = null;
        }
    }

    private void Leave(Action changed)
    {
        _signal.Remove(changed);
        lock (_gate)
        {
            if (--_viewers == 0 && !_life.IsCancellationRequested)
                _linger.Change(_options.CurrentValue.WatchLinger, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Viewer(ClusterSnapshotSource source, Action changed) : IDisposable
    {
        private bool _gone;

        public void Dispose()
        {
            if (_gone)
                return;
            _gone = true;
            source.Leave(changed);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1220, LogLevel.Information, "Cluster {Cluster} was read: {Roles} roles, {Bindings} bindings, {Gaps} gaps, {Milliseconds} ms.")]
        public static partial void Read(ILogger logger, ClusterId cluster, int roles, int bindings, int gaps, long milliseconds);

        [LoggerMessage(1221, LogLevel.Warning, "Cluster {Cluster} could not be read ({Code}).")]
        public static partial void NotRead(ILogger logger, ClusterId cluster, string code);
    }
}
