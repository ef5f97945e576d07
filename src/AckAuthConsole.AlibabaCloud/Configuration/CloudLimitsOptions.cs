namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>The limiter's upper bounds per product. Throttling answers lower the actual values, quiet raises them again.</summary>
public sealed class CloudLimitsOptions
{
    /// <summary>CS publishes no rates; these are cautious.</summary>
    public ProductLimitOptions ContainerService { get; set; } = new() { MaxConcurrency = 16, MaxRequestsPerSecond = 20 };

    /// <summary>RAM allows 100 reads and 10 attachments per second to the whole account; the console takes its share.</summary>
    public ProductLimitOptions Ram { get; set; } = new() { MaxConcurrency = 16, MaxRequestsPerSecond = 50 };

    /// <summary>IMS publishes no rates.</summary>
    public ProductLimitOptions Ims { get; set; } = new() { MaxConcurrency = 8, MaxRequestsPerSecond = 20 };

    /// <summary>STS allows 100 per second to the whole account.</summary>
    public ProductLimitOptions Sts { get; set; } = new() { MaxConcurrency = 8, MaxRequestsPerSecond = 20 };

    /// <summary>After this time without throttling a lowered limit rises by one step (a tenth); 0.1 s to 10 min.</summary>
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromSeconds(5);
}
