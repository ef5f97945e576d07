namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>The limiter of one product.</summary>
public sealed class ProductLimitOptions
{
    /// <summary>Calls under way at once, 1 to 256.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Calls started per second, 0.1 to 1000.</summary>
    public double MaxRequestsPerSecond { get; set; } = 20;
}
