using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What a principal holds, in a line: each role once with how often, the mightiest first.</summary>
/// <param name="Roles">A role and in how many scopes it is held.</param>
/// <param name="MoreRoles">Roles left out of <paramref name="Roles"/>.</param>
/// <param name="HasAllClusters">Whether something holds for all clusters.</param>
/// <param name="Total">All permissions.</param>
public sealed record HoldingsSummary(IReadOnlyList<(PermissionRole Role, int Count)> Roles, int MoreRoles, bool HasAllClusters, int Total)
{
    /// <summary>The most roles that a line names.</summary>
    public const int MaxRoles = 4;

    /// <summary>Counts.</summary>
    public static HoldingsSummary Of(ObservedPermissionSet permissions)
    {
        var roles = permissions.Items
            .GroupBy(i => i.Role)
            .OrderBy(g => Rank(g.Key))
            .ThenBy(g => g.Key.Text, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Select(i => i.Scope).Distinct().Count()))
            .ToList();
        return new HoldingsSummary(
            [.. roles.Take(MaxRoles)],
            Math.Max(0, roles.Count - MaxRoles),
            permissions.Items.Any(i => i.Scope.Kind == ScopeKind.AllClusters),
            permissions.Items.Length);
    }

    private static int Rank(PermissionRole role) => role switch
    {
        { IsClusterAdmin: true } => 0,
        PermissionRole.Predefined p => 1 + (int)p.Role,
        PermissionRole.Custom => 20,
        _ => 30,
    };
}
