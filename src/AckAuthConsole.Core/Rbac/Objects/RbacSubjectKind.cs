namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>To whom a binding can give a role. Names equal the manifest's <c>kind</c>.</summary>
public enum RbacSubjectKind
{
    /// <summary>A user, by exact name.</summary>
    User,

    /// <summary>A group, by exact name.</summary>
    Group,

    /// <summary>A service account of a namespace.</summary>
    ServiceAccount,
}
