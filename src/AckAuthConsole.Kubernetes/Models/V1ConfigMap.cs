namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A config map.</summary>
public sealed record V1ConfigMap : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>Values that are no text.</summary>
    public IReadOnlyDictionary<string, byte[]>? BinaryData { get; init; }

    /// <summary>Values that are text.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Whether it can no longer change.</summary>
    public bool? Immutable { get; init; }
}
