using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Web.Features.History;

/// <summary>One permission of a difference.</summary>
/// <param name="Kind">Whether it goes, comes or stays.</param>
/// <param name="Permission">Which.</param>
public sealed record PermissionDiffRow(PermissionDiffKind Kind, AuditPermission Permission)
{
    /// <summary>Whether it stands in the column "before".</summary>
    public bool IsBefore => Kind != PermissionDiffKind.Added;

    /// <summary>Whether it stands in the column "after".</summary>
    public bool IsAfter => Kind != PermissionDiffKind.Removed;
}
