using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Traces and metrics of this project.</summary>
public static class CloudTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "AckAuthConsole.AlibabaCloud";

    private static readonly Meter s_meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>Attempts, by product, action and outcome.</summary>
    internal static Histogram<double> Duration { get; } = s_meter.CreateHistogram<double>(
        "ackauth.cloud.request.duration", "s", "Duration of one attempt of a cloud API call.");

    /// <summary>Repeats, by product, action and reason.</summary>
    internal static Counter<long> Retries { get; } = s_meter.CreateCounter<long>(
        "ackauth.cloud.retries", "{retry}", "Attempts after the first one.");
}
