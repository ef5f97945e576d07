namespace AckAuthConsole.Core.Audit;

/// <summary>An event, or an intent with what became of it: one line of the history.</summary>
/// <param name="Entry">The event or intent.</param>
/// <param name="Outcome">The outcome entry of an intent; null for events and open intents.</param>
/// <param name="Steps">The steps, in order; empty in lists, filled in details.</param>
public sealed record AuditChange(AuditEntry Entry, AuditEntry? Outcome, IReadOnlyList<AuditEntry> Steps)
{
    /// <summary>What became of it.</summary>
    public AuditOutcome Result => Entry.Record.Kind == AuditEntryKind.Event ? Entry.Record.Outcome : Outcome?.Record.Outcome ?? AuditOutcome.Open;
}
