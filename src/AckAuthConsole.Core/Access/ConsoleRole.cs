namespace AckAuthConsole.Core.Access;

/// <summary>What somebody may do in the console, the lesser first.</summary>
public enum ConsoleRole
{
    /// <summary>Every identity of the account: sees itself.</summary>
    Member,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Reads and changes everything.</summary>
    Administrator,
}
