namespace AckAuthConsole.Core.Directory;

/// <summary>What kind of RAM identity holds permissions.</summary>
public enum PrincipalKind
{
    /// <summary>A RAM user.</summary>
    RamUser,

    /// <summary>A RAM role.</summary>
    RamRole,
}
