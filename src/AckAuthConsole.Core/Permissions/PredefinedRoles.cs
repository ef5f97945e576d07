using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Permissions;

/// <summary>What the permission API says about the predefined roles: names and the scopes at which each can be granted.</summary>
public static class PredefinedRoles
{
    /// <summary>All of them, the mightiest first.</summary>
    public static IReadOnlyList<PredefinedRole> All { get; } = Enum.GetValues<PredefinedRole>();

    /// <summary>The <c>role_name</c> of a request.</summary>
    public static string ApiName(this PredefinedRole role) => role switch
    {
        PredefinedRole.Administrator => "admin",
        PredefinedRole.ReadOnlyAdministrator => "admin-view",
        PredefinedRole.OperationsEngineer => "ops",
        PredefinedRole.Developer => "dev",
        PredefinedRole.RestrictedUser => "restricted",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>Reads a <c>role_name</c> or the <c>role_type</c> of a reply; false for custom or unknown ones.</summary>
    public static bool TryFromApiName(string? name, [NotNullWhen(true)] out PredefinedRole? role)
    {
        role = name switch
        {
            "admin" => PredefinedRole.Administrator,
            "admin-view" => PredefinedRole.ReadOnlyAdministrator,
            "ops" => PredefinedRole.OperationsEngineer,
            "dev" => PredefinedRole.Developer,
            "restricted" => PredefinedRole.RestrictedUser,
            _ => null,
        };
        return role is not null;
    }

    /// <summary>Whether the role can be granted at that kind of scope.</summary>
    public static bool IsAllowedAt(this PredefinedRole role, ScopeKind scope) => scope switch
    {
        ScopeKind.Cluster => true,
        ScopeKind.Namespace => role is PredefinedRole.Developer or PredefinedRole.RestrictedUser,
        ScopeKind.AllClusters => role is not PredefinedRole.ReadOnlyAdministrator,
        _ => false,
    };
}
