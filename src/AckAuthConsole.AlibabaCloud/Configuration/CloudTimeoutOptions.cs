namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>Time limits of one attempt.</summary>
public sealed class CloudTimeoutOptions
{
    /// <summary>Opening a connection; 0.1 to 60 s.</summary>
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A call that reads; 1 s to 10 min.</summary>
    public TimeSpan Read { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A call that writes; longer, because giving up leaves its outcome unknown; 1 s to 10 min.</summary>
    public TimeSpan Write { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A call to the metadata service or the credentials URI; 0.1 to 60 s.</summary>
    public TimeSpan Metadata { get; set; } = TimeSpan.FromSeconds(1);
}
