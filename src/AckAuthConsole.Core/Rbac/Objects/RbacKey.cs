namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>Names one RBAC object in one cluster.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; empty for ClusterRoles and ClusterRoleBindings.</param>
/// <param name="Name">Its name; a path segment, for instance <c>cs:ns:dev</c>.</param>
public readonly record struct RbacKey(RbacKind Kind, string Namespace, string Name)
{
    /// <summary>A ClusterRole.</summary>
    public static RbacKey ClusterRole(string name) => new(RbacKind.ClusterRole, "", name);

    /// <summary>A Role.</summary>
    public static RbacKey Role(string ns, string name) => new(RbacKind.Role, ns, name);

    /// <summary>A ClusterRoleBinding.</summary>
    public static RbacKey ClusterRoleBinding(string name) => new(RbacKind.ClusterRoleBinding, "", name);

    /// <summary>A RoleBinding.</summary>
    public static RbacKey RoleBinding(string ns, string name) => new(RbacKind.RoleBinding, ns, name);

    /// <summary><c>ClusterRole/view</c> or <c>RoleBinding/team-a/dev</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
