namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What an ingress is to be, as far as it matters to who can reach pods.</summary>
public sealed record V1IngressSpec
{
    /// <summary>Where requests go that no rule takes.</summary>
    public V1IngressBackend? DefaultBackend { get; init; }

    /// <summary>Where requests go, by host.</summary>
    public IReadOnlyList<V1IngressRule>? Rules { get; init; }
}
