namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A service account.</summary>
public sealed record V1ServiceAccount : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>Whether pods get its token unless they say otherwise; null means yes.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Secrets with which pods pull images.</summary>
    public IReadOnlyList<V1LocalObjectReference>? ImagePullSecrets { get; init; }

    /// <summary>Secrets that belong to it; clusters before 1.24 keep its token there.</summary>
    public IReadOnlyList<V1ObjectReference>? Secrets { get; init; }
}
