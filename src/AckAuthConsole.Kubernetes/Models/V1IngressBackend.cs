namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Where an ingress leads.</summary>
public sealed record V1IngressBackend
{
    /// <summary>A service of the same namespace; null where it is something else.</summary>
    public V1IngressServiceBackend? Service { get; init; }
}
