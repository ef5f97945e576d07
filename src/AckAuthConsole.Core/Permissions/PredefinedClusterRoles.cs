using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Permissions;

/// <summary>The ClusterRoles behind the predefined roles. The vendor publishes all but the one of <c>admin-view</c>, whose name here is a guess by the pattern of the others.</summary>
public static class PredefinedClusterRoles
{
    /// <summary>The ClusterRole that ACK binds.</summary>
    public static string ClusterRoleName(this PredefinedRole role) => role switch
    {
        PredefinedRole.Administrator => "cs:admin",
        PredefinedRole.ReadOnlyAdministrator => "cs:admin-view",
        PredefinedRole.OperationsEngineer => "cs:ops",
        PredefinedRole.Developer => "cs:ns:dev",
        PredefinedRole.RestrictedUser => "cs:restricted",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>Reads a ClusterRole's name; false for every other role.</summary>
    public static bool TryFromClusterRole(string name, [NotNullWhen(true)] out PredefinedRole? role)
    {
        role = name switch
        {
            "cs:admin" => PredefinedRole.Administrator,
            "cs:admin-view" => PredefinedRole.ReadOnlyAdministrator,
            "cs:ops" => PredefinedRole.OperationsEngineer,
            "cs:ns:dev" => PredefinedRole.Developer,
            "cs:restricted" => PredefinedRole.RestrictedUser,
            _ => null,
        };
        return role is not null;
    }
}
