namespace AckAuthConsole.Web.Security;

/// <summary>How many failed sign-ins of people whom nobody knows are recorded: anybody who reaches the console can fail, and must not be able to fill the disk with it. The log has the rest.</summary>
internal sealed class UnknownCallers(TimeProvider clock)
{
    /// <summary>Recorded per minute, at most.</summary>
    public const int MostPerMinute = 30;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _since = clock.GetTimestamp();
    private int _taken;

    /// <summary>Whether one more may be recorded.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_since) >= s_window)
                (_since, _taken) = (clock.GetTimestamp(), 0);
            return _taken++ < MostPerMinute;
        }
    }
}
