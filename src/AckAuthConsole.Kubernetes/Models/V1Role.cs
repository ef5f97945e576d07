namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A Role of <c>rbac.authorization.k8s.io/v1</c>.</summary>
public sealed record V1Role : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The rules.</summary>
    public IReadOnlyList<V1PolicyRule>? Rules { get; init; }
}
