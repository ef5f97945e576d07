namespace AckAuthConsole.Core.Permissions;

/// <summary>The roles that ACK predefines.</summary>
public enum PredefinedRole
{
    /// <summary><c>admin</c>: reads and writes everything, nodes, volumes, namespaces and quotas included.</summary>
    Administrator,

    /// <summary><c>admin-view</c>: reads everything.</summary>
    ReadOnlyAdministrator,

    /// <summary><c>ops</c>: reads and writes what the console shows in all namespaces; reads and updates nodes, volumes, namespaces.</summary>
    OperationsEngineer,

    /// <summary><c>dev</c>: reads and writes what the console shows in all or chosen namespaces.</summary>
    Developer,

    /// <summary><c>restricted</c>: reads what the console shows in all or chosen namespaces; that includes Secrets.</summary>
    RestrictedUser,
}
