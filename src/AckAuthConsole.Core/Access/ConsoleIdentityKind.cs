namespace AckAuthConsole.Core.Access;

/// <summary>As what somebody signed in.</summary>
public enum ConsoleIdentityKind
{
    /// <summary>The Alibaba Cloud account itself.</summary>
    Account,

    /// <summary>A RAM user.</summary>
    RamUser,

    /// <summary>A RAM role; several people may share it.</summary>
    RamRole,

    /// <summary>The console itself: recovery at start and scheduled work.</summary>
    Console,
}
