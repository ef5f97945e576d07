namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The resources of one version of an API group.</summary>
public sealed record V1APIResourceList
{
    /// <summary>Group and version.</summary>
    public string? GroupVersion { get; init; }

    /// <summary>The resources, subresources among them.</summary>
    public IReadOnlyList<V1APIResource>? Resources { get; init; }
}
