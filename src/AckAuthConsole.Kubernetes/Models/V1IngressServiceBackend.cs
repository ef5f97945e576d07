namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A service behind an ingress.</summary>
public sealed record V1IngressServiceBackend
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
