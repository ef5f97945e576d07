namespace AckAuthConsole.Kubernetes.Models;

/// <summary>An API group.</summary>
public sealed record V1APIGroup
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The version that clients are to prefer.</summary>
    public V1GroupVersionForDiscovery? PreferredVersion { get; init; }

    /// <summary>All versions.</summary>
    public IReadOnlyList<V1GroupVersionForDiscovery>? Versions { get; init; }
}
