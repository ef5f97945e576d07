namespace AckAuthConsole.Core.Directory;

/// <summary>Whether RAM still knows a principal.</summary>
public enum PrincipalPresence
{
    /// <summary>RAM lists it.</summary>
    Present,

    /// <summary>RAM lists it as frozen: it cannot sign in.</summary>
    Frozen,

    /// <summary>RAM does not list it any more, but a cluster or an old record still names it.</summary>
    NotSeenInRam,
}
