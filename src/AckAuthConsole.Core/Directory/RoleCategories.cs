namespace AckAuthConsole.Core.Directory;

/// <summary>Tells a RAM role's category from its name, the only thing that ListRoles gives.</summary>
public static class RoleCategories
{
    /// <summary>The category of the role so named; ARNs of CloudSSO roles are shown in lower case, so case does not count.</summary>
    public static RoleCategory Of(string roleName)
    {
        if (Starts(roleName, "AliyunReservedSSO-"))
            return RoleCategory.CloudSso;
        if (Starts(roleName, "AliyunServiceRoleFor"))
            return RoleCategory.ServiceLinked;
        if (Starts(roleName, "KubernetesWorkerRole-") || Starts(roleName, "KubernetesMasterRole-"))
            return RoleCategory.Node;
        return Starts(roleName, "Aliyun") && roleName.EndsWith("Role", StringComparison.OrdinalIgnoreCase) ? RoleCategory.Service : RoleCategory.Ordinary;
    }

    private static bool Starts(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
