namespace AckAuthConsole.Core.Audit;

/// <summary>The newest link: with it, cutting entries off the end is noticed.</summary>
/// <param name="Sequence">Its number; 0 for an empty trail.</param>
/// <param name="Hash">Its hash; 64 zeros for an empty trail.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>The hash before the first entry.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The head of an empty trail.</summary>
    public static AuditHead None { get; } = new(0, NoHash);
}
