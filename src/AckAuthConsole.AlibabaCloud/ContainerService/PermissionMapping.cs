using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

/// <summary>
/// The one place where the API's two vocabularies meet: <c>role_type</c> is the role in replies and the scope in requests, flags are numbers
/// in replies and booleans in requests.
/// </summary>
internal static class PermissionMapping
{
    private const string AllClusters = "all-clusters";
    private const string Custom = "custom";

    /// <summary>What a reply says. Words that are not known survive as they are.</summary>
    public static ObservedPermission ToObserved(UserPermission entry) =>
        new(new PermissionKey(ScopeOf(entry), RoleOf(entry)), entry.IsOwner == 1);

    /// <summary>What a request must say; null for a key in words that are not known, which has no request form.</summary>
    public static PermissionBody? ToBody(PermissionKey key, PrincipalKind kind)
    {
        (string Name, bool IsCustom)? role = key.Role switch
        {
            PermissionRole.Predefined predefined => (predefined.Role.ApiName(), false),
            PermissionRole.Custom custom => (custom.Name.Value, true),
            _ => null,
        };
        (string Type, string Cluster, string? Namespace)? scope = key.Scope switch
        {
            PermissionScope.AllClusters => (AllClusters, "", null),
            PermissionScope.OneCluster one => ("cluster", one.Cluster.Value, null),
            PermissionScope.OneNamespace one => ("namespace", one.Cluster.Value, one.Namespace.Value),
            _ => null,
        };
        if (role is not { } r || scope is not { } s)
            return null;

        return new PermissionBody
        {
            Cluster = s.Cluster,
            RoleType = s.Type,
            RoleName = r.Name,
            Namespace = s.Namespace,
            IsCustom = r.IsCustom,
            IsRamRole = kind == PrincipalKind.RamRole,
        };
    }

    private static PermissionScope ScopeOf(UserPermission entry)
    {
        var id = entry.ResourceId ?? "";
        var type = entry.ResourceType ?? "";
        if (id == AllClusters && type is "console" or AllClusters)
            return PermissionScope.Everywhere;

        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && type == "cluster" && ClusterId.TryParse(id, out var cluster))
            return PermissionScope.Of(cluster);

        if (slash > 0 && type == "namespace"
            && ClusterId.TryParse(id[..slash], out var owner) && NamespaceName.TryParse(id[(slash + 1)..], out var name))
        {
            return PermissionScope.Of(owner, name);
        }

        return new PermissionScope.Unrecognized(type, id);
    }

    private static PermissionRole RoleOf(UserPermission entry)
    {
        if (PredefinedRoles.TryFromApiName(entry.RoleType, out var predefined))
            return PermissionRole.Of(predefined.Value);

        return entry.RoleType == Custom && ClusterRoleName.TryParse(entry.RoleName, out var custom)
            ? PermissionRole.Of(custom)
            : new PermissionRole.Unrecognized(entry.RoleType ?? "", entry.RoleName ?? "");
    }
}
