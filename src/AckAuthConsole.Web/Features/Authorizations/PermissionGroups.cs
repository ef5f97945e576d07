using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>The permissions of one principal in one cluster, whole-cluster ones first, then by namespace.</summary>
/// <param name="Scope">The cluster's scope, the all-clusters scope, or one that the console does not know.</param>
/// <param name="Cluster">The cluster where the inventory knows it.</param>
/// <param name="Items">What is held.</param>
public sealed record PermissionGroup(PermissionScope Scope, Cluster? Cluster, IReadOnlyList<ObservedPermission> Items);

/// <summary>Groups permissions the way people look for them.</summary>
public static class PermissionGroups
{
    /// <summary>All clusters first, then clusters by name, then what the console does not know.</summary>
    public static IReadOnlyList<PermissionGroup> Of(ObservedPermissionSet permissions, IReadOnlyDictionary<ClusterId, Cluster> clusters) =>
    [
        .. permissions.Items
            .GroupBy(i => i.Scope.ClusterId is { } id ? PermissionScope.Of(id) : i.Scope)
            .Select(g => new PermissionGroup(
                g.Key,
                g.Key.ClusterId is { } id ? clusters.GetValueOrDefault(id) : null,
                [.. g.OrderBy(i => i.Scope.NamespaceName?.Value ?? "", StringComparer.Ordinal).ThenBy(i => i.Role is PermissionRole.Predefined ? 0 : 1).ThenBy(i => i.Role.Text, StringComparer.Ordinal)]))
            .OrderBy(g => g.Scope.Kind switch { ScopeKind.AllClusters => 0, ScopeKind.Cluster => 1, _ => 2 })
            .ThenBy(g => g.Cluster?.Name ?? g.Scope.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(g => g.Scope.Text, StringComparer.Ordinal),
    ];

    /// <summary>Why a permission cannot be removed, or breaks rules: resource keys, in the order to show them.</summary>
    public static IReadOnlyList<string> MarksOf(ObservedPermission permission, ObservedPermissionSet all)
    {
        var marks = new List<string>();
        if (permission.Scope.Kind == ScopeKind.Unknown)
            marks.Add("Mark_UnknownScope");
        else if (permission.Role is PermissionRole.Unrecognized)
            marks.Add("Mark_UnknownRole");
        else if (!permission.IsOwner && !permission.ObeysRules)
            marks.Add("Mark_BreaksRules");
        if (!permission.IsOwner && permission.Role is PermissionRole.Predefined && all.ScopesWithSeveralPredefinedRoles.Contains(permission.Scope))
            marks.Add("Mark_SeveralPredefined");
        return marks;
    }

    /// <summary>The resource key of the reason why a permission cannot be changed here; null when it can.</summary>
    public static string? LockOf(ObservedPermission permission) =>
        permission.IsOwner ? "Lock_Owner" : permission.IsRemovable ? null : "Lock_NotRemovable";
}
