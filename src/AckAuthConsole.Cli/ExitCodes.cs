namespace AckAuthConsole.Cli;

/// <summary>What the command's exit says.</summary>
internal static class ExitCodes
{
    /// <summary>Yes, or done, or nothing found.</summary>
    public const int Ok = 0;

    /// <summary>No: not allowed, something differs, something was found, an expectation failed, the audit trail is broken.</summary>
    public const int No = 1;

    /// <summary>A manifest, a review, a file or an argument is wrong; standard error says where.</summary>
    public const int BadInput = 2;

    /// <summary>The cluster did not answer, or refused; standard error says why.</summary>
    public const int Unavailable = 3;
}
