namespace AckAuthConsole.Testing;

/// <summary>Time that stands still until a test moves it; its timers fire while it moves.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = now;

    /// <summary>A clock at a fixed moment.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 1, 15, 8, 30, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Waits up to this long end at once and move the clock to their end, so that code with short pauses runs without anybody to drive it. Zero: only <see cref="Advance"/> moves time.</summary>
    public TimeSpan AutoAdvanceUpTo { get; init; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on; timers that become due fire in order, at their own time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() + by;
        while (Next(end) is { } due) due.Fire();
        lock (_gate)
        {
            if (end > _now) _now = end;
        }
    }

    private void AdvanceTo(DateTimeOffset moment)
    {
        var left = moment - GetUtcNow();
        Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new Timer(this, callback, state);
        lock (_gate) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? Next(DateTimeOffset end)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (due?.Due is not { } at) return null;
            if (at > _now) _now = at;
            due.Due = due.Period > TimeSpan.Zero ? at + due.Period : null;
            return due;
        }
    }

    private sealed class Timer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isDueNow;
            lock (clock._gate)
            {
                Period = period;
                isDueNow = dueTime == TimeSpan.Zero;
                Due = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                if (isDueNow) Due = period > TimeSpan.Zero ? clock._now + period : null;
            }
            if (isDueNow)
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            else if (dueTime > TimeSpan.Zero && dueTime <= clock.AutoAdvanceUpTo && Due is { } end)
                ThreadPool.QueueUserWorkItem(_ => clock.AdvanceTo(end));
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
