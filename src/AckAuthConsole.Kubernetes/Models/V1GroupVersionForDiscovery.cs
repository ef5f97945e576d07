namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A version of an API group.</summary>
public sealed record V1GroupVersionForDiscovery
{
    /// <summary>Group and version, for instance <c>apps/v1</c>.</summary>
    public string? GroupVersion { get; init; }

    /// <summary>The version, for instance <c>v1</c>.</summary>
    public string? Version { get; init; }
}
