using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Traces and metrics of this project.</summary>
internal static class CloudTelemetry
{
    public const string Name = "AckAuthConsole.AlibabaCloud";

    private static readonly Meter s_meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Attempts, by product, action and outcome.</summary>
    public static Histogram<double> Duration { get; } = s_meter.CreateHistogram<double>(
        "ackauth.cloud.request.duration", "s", "Duration of one attempt of a cloud API call.");

    /// <summary>Repeats, by product, action and reason.</summary>
    public static Counter<long> Retries { get; } = s_meter.CreateCounter<long>(
        "ackauth.cloud.retries", "{retry}", "Attempts after the first one.");
}
