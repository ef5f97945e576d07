namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>The four kinds of <c>rbac.authorization.k8s.io</c>. Names equal the manifest's <c>kind</c>.</summary>
public enum RbacKind
{
    /// <summary>Rules for the whole cluster, or for a namespace when a RoleBinding points at them.</summary>
    ClusterRole,

    /// <summary>Rules of one namespace.</summary>
    Role,

    /// <summary>Gives a ClusterRole in the whole cluster.</summary>
    ClusterRoleBinding,

    /// <summary>Gives a Role or ClusterRole in one namespace.</summary>
    RoleBinding,
}
