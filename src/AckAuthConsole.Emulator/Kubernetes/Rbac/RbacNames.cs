namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Names of the API group and its kinds.</summary>
internal static class RbacNames
{
    public const string Group = "rbac.authorization.k8s.io";
    public const string ApiVersion = Group + "/v1";

    public const string Role = "Role";
    public const string ClusterRole = "ClusterRole";
    public const string RoleBinding = "RoleBinding";
    public const string ClusterRoleBinding = "ClusterRoleBinding";

    public const string User = "User";
    public const string GroupSubject = "Group";
    public const string ServiceAccount = "ServiceAccount";

    public const string ServiceAccountPrefix = "system:serviceaccount:";
    public const string Masters = "system:masters";
    public const string Authenticated = "system:authenticated";

    public const string AllVerbs = "*";
    public const string All = "*";
}
