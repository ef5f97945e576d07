namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>What is special about a role.</summary>
[Flags]
public enum RoleMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The cluster fills it from others.</summary>
    Aggregated = 1,

    /// <summary>Its rules flow into aggregated roles.</summary>
    Aggregates = 2,

    /// <summary>A predefined role whose rules are not the published ones; an upgrade of the cluster overwrites it.</summary>
    Edited = 4,

    /// <summary>The <c>cs:admin</c> of clusters from before May 2019, which cannot create CustomResourceDefinitions.</summary>
    ObsoleteAdministrator = 8,

    /// <summary>A service's role that is annotated so that the service leaves it alone.</summary>
    UserCustomized = 16,
}
