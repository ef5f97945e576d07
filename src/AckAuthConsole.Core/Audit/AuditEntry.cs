namespace AckAuthConsole.Core.Audit;

/// <summary>One link of the chain.</summary>
/// <param name="Sequence">1, 2, 3, … without gaps.</param>
/// <param name="OccurredAt">When it was written (UTC, whole milliseconds).</param>
/// <param name="Record">What was written.</param>
/// <param name="PreviousHash">The hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 (lower-case hex) over the previous hash and <see cref="AuditCanonicalForm"/>.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset OccurredAt, AuditRecord Record, string PreviousHash, string Hash);
