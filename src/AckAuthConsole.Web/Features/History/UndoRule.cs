using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Web.Features.History;

/// <summary>Whether a line of the history can be undone. Core decides again; this only tells the reason beforehand.</summary>
internal static class UndoRule
{
    /// <summary>The resource key of the reason against it; null when it can be undone.</summary>
    public static string? ReasonAgainst(AuditChange change, ConsoleRole? role)
    {
        var record = change.Entry.Record;
        if (record.Kind != AuditEntryKind.Intent || record.Action is not (AuditActions.ChangePermissions or AuditActions.ChangeRbac))
            return "UndoNotAPermissionChange";
        if (change.Result == AuditOutcome.Open)
            return "UndoStillOpen";
        if (change.Result is AuditOutcome.Refused or AuditOutcome.Failed or AuditOutcome.Stale or AuditOutcome.Cancelled
            || (record.Action == AuditActions.ChangePermissions && record.Added.Count == 0 && record.Removed.Count == 0))
            return "UndoNothingChanged";
        return role == ConsoleRole.Administrator ? null : "UndoNotAdministrator";
    }
}
