namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The role that a binding gives.</summary>
public sealed record V1RoleRef
{
    /// <summary>Always <c>rbac.authorization.k8s.io</c>.</summary>
    public string? ApiGroup { get; init; }

    /// <summary><c>ClusterRole</c> or <c>Role</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The role's name.</summary>
    public string? Name { get; init; }
}
