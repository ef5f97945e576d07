namespace AckAuthConsole.Core.Cloud;

/// <summary>What kind of identity calls the cloud.</summary>
public enum CloudIdentityKind
{
    /// <summary>The Alibaba Cloud account.</summary>
    Account,

    /// <summary>A RAM user.</summary>
    RamUser,

    /// <summary>A session of a RAM role.</summary>
    RoleSession,
}
