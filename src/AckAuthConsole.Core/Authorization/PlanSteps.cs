using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Turns a difference into calls, in the order in which the least can go wrong.</summary>
internal static class PlanSteps
{
    /// <summary>
    /// RAM policy first, since a grant without it is of no use; then what is only added; then exchanged predefined roles (remove, then add, because what a patch
    /// does to a held role is undocumented); last what is only removed.
    /// </summary>
    public static IReadOnlyList<PlanStep> For(PermissionDifference difference, PlanMode mode, Principal target, OfferedPolicy? policy)
    {
        var steps = new List<PlanStep>();
        if (policy is not null)
            steps.Add(new PlanStep.AttachPolicy(policy.Name, policy.IsSystem, target.Ref.Kind == PrincipalKind.RamUser));
        if (difference.IsEmpty)
            return steps;
        if (mode == PlanMode.AtomicReplacement)
        {
            steps.Add(new PlanStep.ReplaceAll([.. difference.After.Items.Where(i => !i.IsOwner).Select(i => i.Key)]));
            return steps;
        }

        var exchanged = difference.ScopesWithChangedRole.ToHashSet();
        var goes = difference.Removed.Where(r => r.Role is PermissionRole.Predefined && exchanged.Contains(r.Scope)).Select(r => r.Key).ToList();
        var comes = difference.Added.Where(a => a.Role is PermissionRole.Predefined && exchanged.Contains(a.Scope)).Select(a => a.Key).ToList();
        var added = difference.Added.Select(a => a.Key).Except(comes).ToList();
        var removed = difference.Removed.Select(r => r.Key).Except(goes).ToList();
        if (added.Count > 0)
            steps.Add(new PlanStep.Add(added));
        if (goes.Count > 0)
        {
            steps.Add(new PlanStep.Remove(goes, IsFirstHalfOfChange: true));
            steps.Add(new PlanStep.Add(comes));
        }

        if (removed.Count > 0)
            steps.Add(new PlanStep.Remove(removed, IsFirstHalfOfChange: false));
        return steps;
    }
}
