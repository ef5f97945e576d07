namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Tells viewers that something changed: at once when it was quiet, else once when the quiet time is over, so that the last change is always told and nobody is flooded.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<Action> _viewers = [];
    private readonly ITimer _timer;
    private long? _lastRaised;
    private bool _isPending;

    public ChangeSignal(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => RaiseNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Action viewer)
    {
        lock (_gate)
            _viewers.Add(viewer);
    }

    public void Remove(Action viewer)
    {
        lock (_gate)
            _viewers.Remove(viewer);
    }

    public void Raise()
    {
        lock (_gate)
        {
            if (_isPending || _viewers.Count == 0)
                return;
            var wait = _lastRaised is { } last ? s_quiet - _clock.GetElapsedTime(last) : TimeSpan.Zero;
            _isPending = true;
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void RaiseNow()
    {
        Action[] viewers;
        lock (_gate)
        {
            _isPending = false;
            _lastRaised = _clock.GetTimestamp();
            viewers = [.. _viewers];
        }

        foreach (var viewer in viewers)
            viewer();
    }
}
