namespace AckAuthConsole.Core.Audit;

/// <summary>The first fault of the chain.</summary>
/// <param name="Sequence">The number of the first entry that is wrong or missing.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record AuditBreak(long Sequence, AuditBreakKind Kind);
