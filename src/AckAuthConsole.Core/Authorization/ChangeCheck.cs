using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Holds what is read against what was intended. Entries that the change does not name may have changed by other hands.</summary>
internal static class ChangeCheck
{
    /// <summary>Whether everything that was to come is there and nothing that was to go.</summary>
    public static bool IsInForce(PermissionDifference difference, ObservedPermissionSet observed) =>
        difference.Added.All(a => observed.Holds(a.Key)) && !difference.Removed.Any(r => observed.Holds(r.Key));

    /// <summary>Whether nothing of the change is there.</summary>
    public static bool IsUntouched(PermissionDifference difference, ObservedPermissionSet observed) =>
        !difference.Added.Any(a => observed.Holds(a.Key)) && difference.Removed.All(r => observed.Holds(r.Key));

    /// <summary>The same for a recorded change: in force, not at all, or in part.</summary>
    public static AuditOutcome Judge(AuditRecord intent, ObservedPermissionSet observed)
    {
        var came = intent.Added.Count(a => observed.Holds(a.ToKey()));
        var went = intent.Removed.Count(r => !observed.Holds(r.ToKey()));
        if (came == intent.Added.Count && went == intent.Removed.Count)
            return AuditOutcome.Succeeded;
        return came == 0 && went == 0 ? AuditOutcome.Failed : AuditOutcome.Partial;
    }
}
