using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>The edits that take a recorded change back.</summary>
internal static class UndoEdits
{
    /// <summary>
    /// What was intended and, for a partial change, really came or went. The outcome's own difference alone would take back what others did meanwhile, for it compares
    /// all that was held. What cannot be desired (a combination that the rules forbid) is not given back.
    /// </summary>
    public static IReadOnlyList<PermissionEdit> For(AuditChange change)
    {
        if (change.Result is AuditOutcome.Failed or AuditOutcome.Refused or AuditOutcome.Stale or AuditOutcome.Cancelled)
            return [];
        var intended = change.Entry.Record;
        var partial = change.Result == AuditOutcome.Partial && change.Outcome is { Record: { After: not null } outcome } ? outcome : null;
        var edits = new List<PermissionEdit>();
        foreach (var added in intended.Added.Where(a => partial is null || partial.Added.Contains(a)))
            edits.Add(new PermissionEdit.Revoke(added.ToKey()));
        foreach (var removed in intended.Removed.Where(r => partial is null || partial.Removed.Contains(r)).Select(r => r.ToKey()))
        {
            if (DesiredPermission.Create(removed.Scope, removed.Role) is { IsSuccess: true } desired)
                edits.Add(new PermissionEdit.Grant(desired.Value));
        }

        return edits;
    }
}
