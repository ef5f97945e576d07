namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>How failed calls are repeated. What may be repeated is decided per operation, never by configuration.</summary>
public sealed class CloudRetryOptions
{
    /// <summary>Repeats after the first attempt, 0 to 20.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>The first delay; later ones double, with jitter. 1 ms to 1 min.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>No computed delay is longer; 1 ms to 5 min. What the cloud asks for by <c>x-acs-retry-after</c> is honoured within <see cref="TotalTime"/>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The delay after <c>ErrAuthorizationConflict</c>; 0 to 1 min. The vendor's own tools wait 5 s.</summary>
    public TimeSpan ConflictDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>No attempt starts later than this after the first; 1 s to 30 min.</summary>
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromSeconds(90);
}
