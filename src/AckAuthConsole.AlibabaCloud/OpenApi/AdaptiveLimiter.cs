using AckAuthConsole.AlibabaCloud.Configuration;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>
/// Lets calls of one product start, first come first served, within a number under way and a rate. A throttling answer halves both and,
/// if the cloud names a time, holds all callers until then; quiet raises both again by a tenth per interval. Thread safe.
/// </summary>
internal sealed class AdaptiveLimiter(ProductLimitOptions limits, TimeSpan recoveryInterval, TimeProvider timeProvider)
{
    private const double MinRate = 0.2;

    // Calls that were under way together are throttled together: that is one signal, not many.
    private static readonly TimeSpan s_sameSignal = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private double _concurrency = limits.MaxConcurrency;
    private double _rate = limits.MaxRequestsPerSecond;
    private double _tokens = Math.Max(1, limits.MaxRequestsPerSecond);
    private TimeSpan _tokensAt;

    // Times are counted from the start by the steady clock: a correction of the wall clock must not hold anybody.
    private readonly long _start = timeProvider.GetTimestamp();
    private TimeSpan _lowered = TimeSpan.FromDays(-1);
    private TimeSpan _changed = TimeSpan.FromDays(-1);
    private TimeSpan _heldUntil = TimeSpan.FromDays(-1);
    private int _active;
    private ITimer? _timer;

    /// <summary>How many calls may be under way now.</summary>
    public int Concurrency
    {
        get
        {
            lock (_lock)
            {
                return Allowed;
            }
        }
    }

    /// <summary>How many calls may start per second now.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                return _rate;
            }
        }
    }

    /// <summary>How long all callers are still held because the cloud named a time; zero when they are not.</summary>
    public TimeSpan HeldFor
    {
        get
        {
            lock (_lock)
            {
                var left = _heldUntil - Now;
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>How many calls wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiters.Count;
            }
        }
    }

    private TimeSpan Now => timeProvider.GetElapsedTime(_start);

    private int Allowed => Math.Max(1, (int)_concurrency);

    /// <summary>Waits for a turn. Dispose the lease when the call is over.</summary>
    public async ValueTask<Lease> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        Waiter waiter;
        lock (_lock)
        {
            if (_waiters.Count == 0 && TryStart() == TimeSpan.Zero)
                return new Lease(this);

            waiter = new Waiter();
            waiter.Node = _waiters.AddLast(waiter);
            Drain();
        }

        using var registration = cancellationToken.UnsafeRegister((_, token) => Cancel(waiter, token), null);
        return await waiter.Turn.Task.ConfigureAwait(false);
    }

    /// <summary>The cloud throttled a call.</summary>
    public void OnThrottled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var now = Now;
            if (now - _lowered >= s_sameSignal)
            {
                _concurrency = Math.Max(1, _concurrency / 2);
                _rate = Math.Max(Math.Min(MinRate, limits.MaxRequestsPerSecond), _rate / 2);
                _tokens = Math.Min(_tokens, 1);
                _lowered = now;
                _changed = now;
            }

            if (retryAfter is { } wait && now + wait > _heldUntil)
                _heldUntil = now + wait;
        }
    }

    /// <summary>A call was answered without throttling.</summary>
    public void OnAnswered()
    {
        lock (_lock)
        {
            var now = Now;
            if ((_concurrency >= limits.MaxConcurrency && _rate >= limits.MaxRequestsPerSecond) || now - _changed < recoveryInterval)
                return;

            _concurrency = Math.Min(limits.MaxConcurrency, _concurrency + Math.Max(1, limits.MaxConcurrency / 10.0));
            _rate = Math.Min(limits.MaxRequestsPerSecond, _rate + (limits.MaxRequestsPerSecond / 10));
            _changed = now;
            Drain();
        }
    }

    /// <summary>Zero: started. Positive: possible after that time. Null: possible when a call ends.</summary>
    private TimeSpan? TryStart()
    {
        if (_active >= Allowed)
            return null;

        var now = Now;
        if (now < _heldUntil)
            return _heldUntil - now;

        // A burst of one second's worth is allowed.
        _tokens = Math.Min(Math.Max(1, _rate), _tokens + ((now - _tokensAt).TotalSeconds * _rate));
        _tokensAt = now;
        if (_tokens < 1 - 1e-9)
            return TimeSpan.FromSeconds((1 - _tokens) / _rate) + TimeSpan.FromMilliseconds(1);

        _tokens -= 1;
        _active++;
        return TimeSpan.Zero;
    }

    private void Drain()
    {
        while (_waiters.First is { } node)
        {
            var wait = TryStart();
            if (wait is null)
                return;

            if (wait > TimeSpan.Zero)
            {
                _timer ??= timeProvider.CreateTimer(static state => ((AdaptiveLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(wait.Value, Timeout.InfiniteTimeSpan);
                return;
            }

            _waiters.Remove(node);
            node.Value.Node = null;
            node.Value.Turn.TrySetResult(new Lease(this));
        }
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            Drain();
        }
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Node is not { } node)
                return;

            _waiters.Remove(node);
            waiter.Node = null;
        }

        waiter.Turn.TrySetCanceled(cancellationToken);
    }

    private void Release()
    {
        lock (_lock)
        {
            _active--;
            Drain();
        }
    }

    /// <summary>The right to one call. Disposing twice is harmless.</summary>
    internal sealed class Lease(AdaptiveLimiter limiter) : IDisposable
    {
        private AdaptiveLimiter? _limiter = limiter;

        public void Dispose() => Interlocked.Exchange(ref _limiter, null)?.Release();
    }

    private sealed class Waiter
    {
        public TaskCompletionSource<Lease> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter>? Node { get; set; }
    }
}
