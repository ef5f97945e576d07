namespace AckAuthConsole.Core.Audit;

/// <summary>A page of the history, newest first.</summary>
/// <param name="Items">The lines.</param>
/// <param name="NextBefore">What to ask for to get the next page; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditChange> Items, long? NextBefore);
