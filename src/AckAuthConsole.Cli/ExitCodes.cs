namespace AckAuthConsole.Cli;

/// <summary>What the command's exit says.</summary>
internal static class ExitCodes
{
    /// <summary>Yes, or done.</summary>
    public const int Ok = 0;

    /// <summary>No.</summary>
    public const int No = 1;

    /// <summary>A manifest, a review or an argument is wrong; standard error says where.</summary>
    public const int BadInput = 2;
}
