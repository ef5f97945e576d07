namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Where requests to a path go.</summary>
public sealed record V1HTTPIngressPath
{
    /// <summary>Where.</summary>
    public V1IngressBackend? Backend { get; init; }
}
