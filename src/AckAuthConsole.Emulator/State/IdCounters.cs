namespace AckAuthConsole.Emulator.State;

/// <summary>How many ids of each kind were given out: the same calls give the same ids.</summary>
internal sealed class IdCounters
{
    public long Users { get; set; }

    public long Roles { get; set; }

    public long Groups { get; set; }

    public long Others { get; set; }
}
