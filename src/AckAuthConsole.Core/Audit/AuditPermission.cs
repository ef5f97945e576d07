using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Audit;

/// <summary>A permission as the trail keeps it: plain words of the permission API, so that an export reads by itself.</summary>
/// <param name="Scope"><c>all-clusters</c>, <c>cluster</c>, <c>namespace</c>, or the cloud's own word.</param>
/// <param name="Cluster">The cluster id, or the raw resource id of an unknown scope; empty for all clusters.</param>
/// <param name="Namespace">The namespace; empty unless the scope is one.</param>
/// <param name="Role">The predefined role's API name, the ClusterRole's name, or the cloud's own words.</param>
/// <param name="IsCustom">Whether the role is a custom ClusterRole.</param>
/// <param name="IsOwner">Whether it is the cluster creator's own.</param>
public sealed record AuditPermission(string Scope, string Cluster, string Namespace, string Role, bool IsCustom, bool IsOwner)
{
    /// <summary>Records a permission.</summary>
    public static AuditPermission Of(PermissionKey key, bool isOwner = false)
    {
        var (scope, cluster, name) = key.Scope switch
        {
            PermissionScope.AllClusters => ("all-clusters", "", ""),
            PermissionScope.OneCluster one => ("cluster", one.Cluster.Value, ""),
            PermissionScope.OneNamespace one => ("namespace", one.Cluster.Value, one.Namespace.Value),
            PermissionScope.Unrecognized other => (other.ResourceType, other.ResourceId, ""),
            _ => throw new InvalidOperationException("A new kind of scope needs a recorded form."),
        };
        return key.Role switch
        {
            PermissionRole.Custom custom => new AuditPermission(scope, cluster, name, custom.Name.Value, true, isOwner),
            _ => new AuditPermission(scope, cluster, name, key.Role.Text, false, isOwner),
        };
    }

    /// <summary>Reads it back.</summary>
    public PermissionKey ToKey()
    {
        PermissionScope scope = (Scope, Clusters.ClusterId.TryParse(Cluster, out var cluster), NamespaceName.TryParse(Namespace, out var name)) switch
        {
            ("all-clusters", _, _) => PermissionScope.Everywhere,
            ("cluster", true, _) => PermissionScope.Of(cluster!),
            ("namespace", true, true) => PermissionScope.Of(cluster!, name!),
            _ => new PermissionScope.Unrecognized(Scope, Cluster),
        };
        if (IsCustom && ClusterRoleName.TryParse(Role, out var custom))
            return new PermissionKey(scope, PermissionRole.Of(custom));
        if (PredefinedRoles.TryFromApiName(Role, out var predefined))
            return new PermissionKey(scope, PermissionRole.Of(predefined.Value));
        return new PermissionKey(scope, CloudWords.TrySplit(Role, out var type, out var word) ? new PermissionRole.Unrecognized(type, word) : new PermissionRole.Unrecognized(Role, ""));
    }
}
