using System.Diagnostics.CodeAnalysis;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Subjects;

/// <summary>
/// Reads ACK's grants back from the bindings that ACK makes for them: one User subject, a ClusterRole, and a name that begins with the id and ends with the kind. What is bound by hand under other names is none.
/// A binding cannot tell a grant for all clusters from one for its cluster, nor the owner's <c>cluster-admin</c> from a granted one.
/// </summary>
public static class AckBindings
{
    private const string ClusterSuffix = "-clusterrolebinding";
    private const string NamespaceSuffix = "-rolebinding";

    /// <summary>Whether ACK made the binding, and for which grant.</summary>
    /// <param name="cluster">Where the binding is.</param>
    /// <param name="binding">The binding.</param>
    /// <param name="id">The RAM identity or account.</param>
    /// <param name="grant">The grant, as a permission of that cluster or namespace.</param>
    public static bool TryRead(ClusterId cluster, RbacBinding binding, [NotNullWhen(true)] out PrincipalId? id, [NotNullWhen(true)] out PermissionKey? grant)
    {
        grant = null;
        if (!IsMadeByAck(binding, out id) || ScopeOf(cluster, binding.Key) is not { } scope)
            return false;
        var role = PredefinedClusterRoles.TryFromClusterRole(binding.RoleRef.Name, out var predefined) ? PermissionRole.Of(predefined.Value)
            : ClusterRoleName.TryParse(binding.RoleRef.Name, out var custom) ? PermissionRole.Of(custom)
            : null;
        grant = role is null ? null : new PermissionKey(scope, role);
        return grant is not null;
    }

    /// <summary>Whether ACK made the binding for a grant, whatever it grants.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="id">The RAM identity or account.</param>
    public static bool IsMadeByAck(RbacBinding binding, [NotNullWhen(true)] out PrincipalId? id)
    {
        ArgumentNullException.ThrowIfNull(binding);
        id = null;
        return binding.RoleRef.Kind == RbacKind.ClusterRole
            && binding.Subjects is [{ Kind: RbacSubjectKind.User } subject]
            && AckUserName.TryParse(subject.Name, out id)
            && IsNamedByAck(binding.Key, id);
    }

    /// <summary>The binding that ACK makes for a grant; null for a role that has no ClusterRole of a known name.</summary>
    /// <param name="id">To whom.</param>
    /// <param name="userName">The user name in the cluster: the id, or the id with a suffix.</param>
    /// <param name="grant">A permission of one cluster or namespace.</param>
    public static RbacBinding? Make(PrincipalId id, string userName, PermissionKey grant)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(grant);
        var (role, part) = grant.Role switch
        {
            PermissionRole.Predefined predefined => (predefined.Role.ClusterRoleName(), ""),
            PermissionRole.Custom custom => (custom.Name.Value, custom.Name.Value + "-"),
            _ => ("", ""),
        };
        if (role.Length == 0)
            return null;
        var key = grant.Scope switch
        {
            PermissionScope.OneCluster => RbacKey.ClusterRoleBinding($"{id.Value}-{part}{ClusterSuffix[1..]}"),
            PermissionScope.OneNamespace one => RbacKey.RoleBinding(one.Namespace.Value, $"{id.Value}-{part}{one.Namespace.Value}{NamespaceSuffix}"),
            _ => default,
        };
        return key.Name is null ? null : new RbacBinding { Key = key, RoleRef = RbacKey.ClusterRole(role), Subjects = [new RbacSubject(RbacSubjectKind.User, userName)] };
    }

    private static bool IsNamedByAck(RbacKey key, PrincipalId id)
    {
        var suffix = key.Kind == RbacKind.ClusterRoleBinding ? ClusterSuffix : NamespaceSuffix;
        return key.Name.StartsWith(id.Value, StringComparison.Ordinal)
            && key.Name.EndsWith(suffix, StringComparison.Ordinal)
            && key.Name.Length >= id.Value.Length + suffix.Length

            // The helper that lets people of one namespace reach the metrics service; it is no grant of anybody's.
            && key.Name != $"{id.Value}-heapster-rolebinding";
    }

    private static PermissionScope? ScopeOf(ClusterId cluster, RbacKey key) =>
        key.Kind == RbacKind.ClusterRoleBinding ? PermissionScope.Of(cluster)
        : NamespaceName.TryParse(key.Namespace, out var ns) ? PermissionScope.Of(cluster, ns)
        : null;
}
