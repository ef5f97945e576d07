using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What changed for one principal between two plans: what others gave and took meanwhile.</summary>
/// <param name="Target">Whose permissions.</param>
/// <param name="Came">Held now, not held before.</param>
/// <param name="Went">Held before, not held now.</param>
public sealed record PlanComparison(Principal Target, IReadOnlyList<ObservedPermission> Came, IReadOnlyList<ObservedPermission> Went)
{
    /// <summary>Those for whom something changed, in the order of the new plan.</summary>
    public static IReadOnlyList<PlanComparison> Of(Plan? before, Plan now)
    {
        if (before is null)
            return [];
        var old = before.Parts.Where(p => p.Difference is not null).ToDictionary(p => p.Target.Ref, p => p.Difference!.Before);
        return
        [
            .. now.Parts
                .Where(p => p.Difference is not null && old.TryGetValue(p.Target.Ref, out var was) && !was.Equals(p.Difference.Before))
                .Select(p => new PlanComparison(
                    p.Target,
                    [.. p.Difference!.Before.Items.Except(old[p.Target.Ref].Items)],
                    [.. old[p.Target.Ref].Items.Except(p.Difference.Before.Items)])),
        ];
    }
}
