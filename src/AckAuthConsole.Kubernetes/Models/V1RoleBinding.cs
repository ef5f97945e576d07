namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A RoleBinding of <c>rbac.authorization.k8s.io/v1</c>.</summary>
public sealed record V1RoleBinding : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>Which role is given; cannot be changed.</summary>
    public V1RoleRef? RoleRef { get; init; }

    /// <summary>To whom.</summary>
    public IReadOnlyList<RbacV1Subject>? Subjects { get; init; }
}
