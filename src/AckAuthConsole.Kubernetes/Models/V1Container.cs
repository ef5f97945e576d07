namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A container of a pod, as far as it matters to permissions.</summary>
public sealed record V1Container
{
    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<V1ContainerPort>? Ports { get; init; }

    /// <summary>How it is confined.</summary>
    public V1SecurityContext? SecurityContext { get; init; }
}
