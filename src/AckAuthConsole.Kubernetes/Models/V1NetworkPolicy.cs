namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A network policy.</summary>
public sealed record V1NetworkPolicy : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1NetworkPolicySpec? Spec { get; init; }
}
