namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A ClusterRole of <c>rbac.authorization.k8s.io/v1</c>.</summary>
public sealed record V1ClusterRole : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>From which ClusterRoles the cluster's controller fills <see cref="Rules"/>; null for ordinary ones.</summary>
    public V1AggregationRule? AggregationRule { get; init; }

    /// <summary>The rules.</summary>
    public IReadOnlyList<V1PolicyRule>? Rules { get; init; }
}
