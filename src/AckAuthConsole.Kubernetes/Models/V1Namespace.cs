namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A namespace.</summary>
public sealed record V1Namespace : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>Its state.</summary>
    public V1NamespaceStatus? Status { get; init; }
}
