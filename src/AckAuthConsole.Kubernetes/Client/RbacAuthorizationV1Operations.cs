using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The group <c>rbac.authorization.k8s.io</c>.</summary>
public sealed class RbacAuthorizationV1Operations
{
    private readonly KubernetesApi _api;

    internal RbacAuthorizationV1Operations(KubernetesApi api) => _api = api;

    /// <summary>ClusterRoles.</summary>
    public ClusterResourceOperations<V1ClusterRole> ClusterRoles => new(_api, KubernetesResources.ClusterRoles);

    /// <summary>Roles.</summary>
    public NamespacedResourceOperations<V1Role> Roles => new(_api, KubernetesResources.Roles);

    /// <summary>ClusterRoleBindings.</summary>
    public ClusterResourceOperations<V1ClusterRoleBinding> ClusterRoleBindings => new(_api, KubernetesResources.ClusterRoleBindings);

    /// <summary>RoleBindings.</summary>
    public NamespacedResourceOperations<V1RoleBinding> RoleBindings => new(_api, KubernetesResources.RoleBindings);
}
