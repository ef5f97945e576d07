using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Web.Features.History;

/// <summary>Before and after of a change, side by side.</summary>
/// <param name="Rows">Every permission that was there before or after: in order of scope, what goes before what comes.</param>
/// <param name="IsReadBack">Whether "after" was read from the cloud; else it is what was intended.</param>
public sealed record PermissionDiff(IReadOnlyList<PermissionDiffRow> Rows, bool IsReadBack)
{
    /// <summary>Puts the two sets side by side; null where the line is not about permissions.</summary>
    public static PermissionDiff? Of(AuditChange change)
    {
        var record = change.Entry.Record;
        if (record.Before is null)
            return null;

        // Where nothing was sent, what was read differs by other hands only and must not look like this change.
        var readBack = change.Result is AuditOutcome.Stale or AuditOutcome.Refused or AuditOutcome.Cancelled ? null : change.Outcome?.Record.After;
        var after = readBack ?? record.After ?? [];
        var rows = record.Before.Except(after).Select(p => new PermissionDiffRow(PermissionDiffKind.Removed, p))
            .Concat(after.Except(record.Before).Select(p => new PermissionDiffRow(PermissionDiffKind.Added, p)))
            .Concat(record.Before.Intersect(after).Select(p => new PermissionDiffRow(PermissionDiffKind.Kept, p)))
            .OrderBy(r => r.Permission.Scope == "all-clusters" ? 0 : 1)
            .ThenBy(r => r.Permission.Cluster, StringComparer.Ordinal)
            .ThenBy(r => r.Permission.Namespace, StringComparer.Ordinal)
            .ThenBy(r => r.Kind)
            .ThenBy(r => r.Permission.Role, StringComparer.Ordinal);
        return new PermissionDiff([.. rows], readBack is not null);
    }
}
