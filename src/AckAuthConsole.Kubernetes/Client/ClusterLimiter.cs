namespace AckAuthConsole.Kubernetes.Client;

/// <summary>
/// Lets calls to one cluster start, first come first served, within a number under way. An answer 429 halves it and, if the server names a time, holds all callers until then; quiet raises it again by one per second.
/// Thread safe.
/// </summary>
internal sealed class ClusterLimiter
{
    // Calls that were under way together are refused together: that is one signal, not many.
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiters = new();

    private readonly int _maxConcurrency;
    private readonly TimeProvider _clock;

    // Times are counted by the steady clock: a correction of the wall clock must not hold anybody.
    private readonly long _start;
    private TimeSpan _changed = TimeSpan.FromDays(-1);
    private TimeSpan _heldUntil = TimeSpan.FromDays(-1);
    private int _allowed;
    private int _active;
    private ITimer? _timer;

    public ClusterLimiter(int maxConcurrency, TimeProvider clock)
    {
        (_maxConcurrency, _allowed, _clock) = (maxConcurrency, maxConcurrency, clock);
        _start = clock.GetTimestamp();
    }

    /// <summary>How many calls may be under way now.</summary>
    public int Concurrency
    {
        get
        {
            lock (_gate)
                return _allowed;
        }
    }

    /// <summary>How long all callers are still held; zero when they are not.</summary>
    public TimeSpan HeldFor
    {
        get
        {
            lock (_gate)
                return _heldUntil > Now ? _heldUntil - Now : TimeSpan.Zero;
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>Waits for a turn. Dispose the lease when the call is over.</summary>
    public async ValueTask<Lease> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> node;
        lock (_gate)
        {
            node = _waiters.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Drain();
        }

        await using var registration = cancellationToken.UnsafeRegister((_, token) => Cancel(node, token), null).ConfigureAwait(false);
        await node.Value.Task.ConfigureAwait(false);
        return new Lease(this);
    }

    /// <summary>The server asked to slow down.</summary>
    public void OnThrottled(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            var now = Now;
            if (now - _changed >= s_interval)
            {
                _allowed = Math.Max(1, _allowed / 2);
                _changed = now;
            }

            if (retryAfter is { } wait && now + wait > _heldUntil)
                _heldUntil = now + wait;
        }
    }

    /// <summary>The server answered without asking to slow down.</summary>
    public void OnAnswered()
    {
        lock (_gate)
        {
            var now = Now;
            if (_allowed >= _maxConcurrency || now - _changed < s_interval)
                return;
            _allowed++;
            _changed = now;
            Drain();
        }
    }

    private void Drain()
    {
        while (_waiters.First is { } node && _active < _allowed)
        {
            var now = Now;
            if (now < _heldUntil)
            {
                _timer ??= _clock.CreateTimer(static state => ((ClusterLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(_heldUntil - now, Timeout.InfiniteTimeSpan);
                return;
            }

            _waiters.Remove(node);
            _active++;
            node.Value.TrySetResult();
        }
    }

    private void OnTimer()
    {
        lock (_gate)
            Drain();
    }

    private void Cancel(LinkedListNode<TaskCompletionSource> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // It has its turn already: whoever waits gets it, and gives it back.
            if (node.List is null)
                return;
            _waiters.Remove(node);
        }

        node.Value.TrySetCanceled(cancellationToken);
    }

    private void Release()
    {
        lock (_gate)
        {
            _active--;
            Drain();
        }
    }

    /// <summary>The right to one call. Disposing twice is harmless.</summary>
    internal sealed class Lease(ClusterLimiter limiter) : IDisposable
    {
        private ClusterLimiter? _limiter = limiter;

        public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.Release();
    }
}
