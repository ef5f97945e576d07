namespace AckAuthConsole.Core.Authorization;

/// <summary>How plans are made and applied (section <c>Authorization</c>).</summary>
public sealed class AuthorizationOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Authorization";

    /// <summary>Principals read or changed at once; 1 to 16.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>Waits before each read-back of a change, in order. The cloud documents a lag of 1 to 10 s.</summary>
    public IList<TimeSpan> ReadBackDelays { get; set; } = [];

    /// <summary>How long one principal's part may take in all; then what is not done is not begun.</summary>
    public TimeSpan PartTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long after its last step an interrupted change may still be invisible to reads.</summary>
    public TimeSpan SettlingTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The delays in force: the configured ones, else 0, 1, 1, 2, 3, 4, 5 seconds.</summary>
    internal IReadOnlyList<TimeSpan> EffectiveReadBackDelays => ReadBackDelays.Count > 0 ? [.. ReadBackDelays] : s_delays;

    private static readonly TimeSpan[] s_delays = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5)];
}
