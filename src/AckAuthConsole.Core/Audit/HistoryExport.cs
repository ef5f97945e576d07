namespace AckAuthConsole.Core.Audit;

/// <summary>An export that was allowed and recorded.</summary>
/// <param name="Head">The trail's head at that moment, which every export carries.</param>
/// <param name="Entries">The entries, oldest first, read as they are consumed.</param>
public sealed record HistoryExport(AuditHead Head, IAsyncEnumerable<AuditEntry> Entries);
