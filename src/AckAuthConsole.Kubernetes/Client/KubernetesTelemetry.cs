using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Names of what this client measures and traces.</summary>
public static class KubernetesTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "AckAuthConsole.Kubernetes";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);
    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("ackauth.kubernetes.duration", "s", "Duration of one attempt of a call.");
    internal static readonly Counter<long> Retries = Meter.CreateCounter<long>("ackauth.kubernetes.retries", description: "Attempts after the first.");
    internal static readonly UpDownCounter<long> Watches = Meter.CreateUpDownCounter<long>("ackauth.kubernetes.watches", description: "Watches that are open.");
}
