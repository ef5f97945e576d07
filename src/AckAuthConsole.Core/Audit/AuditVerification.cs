namespace AckAuthConsole.Core.Audit;

/// <summary>What checking the whole chain found.</summary>
/// <param name="EntriesChecked">How many entries were read.</param>
/// <param name="Head">The newest entry in the database.</param>
/// <param name="Witness">The head that was written outside the database; null when there is none.</param>
/// <param name="Break">The first fault; null when the chain is whole.</param>
public sealed record AuditVerification(long EntriesChecked, AuditHead Head, AuditHead? Witness, AuditBreak? Break)
{
    /// <summary>Whether nothing is missing or changed.</summary>
    public bool IsIntact => Break is null;
}
