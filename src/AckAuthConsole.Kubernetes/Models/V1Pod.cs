namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A pod, as far as it matters to permissions.</summary>
public sealed record V1Pod : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1PodSpec? Spec { get; init; }

    /// <summary>What is.</summary>
    public V1PodStatus? Status { get; init; }
}
