namespace AckAuthConsole.Kubernetes.Configuration;

/// <summary>How the API servers of clusters are called. Bound from the section <see cref="SectionName"/>.</summary>
public sealed class KubernetesOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Kubernetes";

    /// <summary><see cref="KubernetesEndpoint.Public"/> (default) or <see cref="KubernetesEndpoint.Private"/>. Where a cluster does not offer it, the other one is used.</summary>
    public KubernetesEndpoint Endpoint { get; set; } = KubernetesEndpoint.Public;

    /// <summary>The life of a temporary kubeconfig, 15 minutes to 3 days. A new one is taken when a fifth of it is left.</summary>
    public TimeSpan KubeconfigLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Opening a connection; 0.1 to 60 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>One attempt of a call that reads; 1 s to 10 min.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A call that writes; longer, because giving up leaves its outcome unknown; 1 s to 10 min.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After what time a watch is opened anew; 10 s to 60 min. A watch that is silent for half a minute longer counts as broken.</summary>
    public TimeSpan WatchTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many calls to one cluster may be under way, 1 to 256. An overloaded server lowers it for a while.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>How many objects are asked for at once, 1 to 5,000.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>The largest reply that is read, in bytes: 64 KiB to 256 MiB. A longer one is an error, never truncated.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How often a failed call that reads is repeated, 0 to 10.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The longest wait between two attempts, 1 ms to 5 min; the first waits are shorter. A server that asks for more is not asked again.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);
}
