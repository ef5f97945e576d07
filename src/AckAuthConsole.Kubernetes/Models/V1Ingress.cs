namespace AckAuthConsole.Kubernetes.Models;

/// <summary>An ingress, as far as it matters to who can reach pods. Not for writing: fields that are not here would be lost.</summary>
public sealed record V1Ingress : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1IngressSpec? Spec { get; init; }
}
