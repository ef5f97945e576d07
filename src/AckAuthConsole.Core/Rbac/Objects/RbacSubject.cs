namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>One subject of a binding.</summary>
/// <param name="Kind">User, group or service account.</param>
/// <param name="Name">The exact name.</param>
/// <param name="Namespace">The namespace of a service account; empty for others. In a RoleBinding an empty one means the binding's own, in a ClusterRoleBinding it never matches.</param>
public readonly record struct RbacSubject(RbacSubjectKind Kind, string Name, string Namespace = "");
