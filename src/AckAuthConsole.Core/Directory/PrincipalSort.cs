namespace AckAuthConsole.Core.Directory;

/// <summary>By what a list of principals is ordered.</summary>
public enum PrincipalSort
{
    /// <summary>By name, without case.</summary>
    Name,

    /// <summary>By display name or description.</summary>
    DisplayName,

    /// <summary>By creation, unknown last.</summary>
    CreatedAt,

    /// <summary>By number of permissions, unread last.</summary>
    PermissionCount,
}
