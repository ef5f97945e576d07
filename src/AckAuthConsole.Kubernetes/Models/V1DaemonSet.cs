namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A daemon set, as far as it matters to permissions.</summary>
public sealed record V1DaemonSet : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1DaemonSetSpec? Spec { get; init; }
}
