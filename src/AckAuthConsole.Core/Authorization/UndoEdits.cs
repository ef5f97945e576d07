using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>The edits that take a recorded change back.</summary>
internal static class UndoEdits
{
    /// <summary>
    /// What was really changed decides: the outcome's own difference where the trail has one (a change can be partial), else the intended one. What cannot be desired
    /// (a combination that the rules forbid) is not given back.
    /// </summary>
    public static IReadOnlyList<PermissionEdit> For(AuditChange change)
    {
        if (change.Result is AuditOutcome.Failed or AuditOutcome.Refused or AuditOutcome.Stale or AuditOutcome.Cancelled)
            return [];
        var record = change.Outcome is { Record: { Added.Count: > 0 } or { Removed.Count: > 0 } } outcome ? outcome.Record : change.Entry.Record;
        var edits = new List<PermissionEdit>();
        foreach (var added in record.Added)
            edits.Add(new PermissionEdit.Revoke(added.ToKey()));
        foreach (var removed in record.Removed.Select(r => r.ToKey()))
        {
            if (DesiredPermission.Create(removed.Scope, removed.Role) is { IsSuccess: true } desired)
                edits.Add(new PermissionEdit.Grant(desired.Value));
        }

        return edits;
    }
}
