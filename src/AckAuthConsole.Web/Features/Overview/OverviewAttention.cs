using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Overview;

namespace AckAuthConsole.Web.Features.Overview;

/// <summary>Decides which parts of "what needs you today" are shown.</summary>
/// <param name="Report">What Core found.</param>
public sealed record OverviewAttention(OverviewReport Report)
{
    /// <summary>The most items of a kind that the page lists; the rest is behind a link.</summary>
    public const int MaxItems = 5;

    /// <summary>Whether the person reads everything, so that the account's concerns are his.</summary>
    public bool IsReader => Report.Role is ConsoleRole.Administrator or ConsoleRole.Auditor;

    /// <summary>Whether changes without a good end are shown.</summary>
    public bool HasUnsettled => Report.UnsettledChanges.Count > 0;

    /// <summary>Whether clusters that cannot be read are shown.</summary>
    public bool HasUnhealthy => IsReader && Report.UnhealthyClusters.Count > 0;

    /// <summary>Whether deleted principals that still hold something are shown.</summary>
    public bool HasDeleted => IsReader && Report.DeletedWithPermissions.Count > 0;

    /// <summary>Whether the first walk over everyone's permissions is still under way or left something out. Clusters that cannot be read stand above for themselves.</summary>
    public bool HasIncompleteInventory =>
        IsReader
        && (Report.Inventory.WalkCompletedAt is null
            || Report.Inventory.PrincipalsRead < Report.Inventory.PrincipalsTotal
            || Report.Inventory.Gaps.Any(g => g.What is not ("cluster" or "kubeconfigs")));

    /// <summary>Whether nothing waits.</summary>
    public bool IsQuiet => !HasUnsettled && !HasUnhealthy && !HasDeleted && !HasIncompleteInventory;

    /// <summary>Whether the first steps are offered: a console in which nothing was changed yet, or a person who cannot change anything.</summary>
    public bool OffersFirstSteps => Report.RecentChanges.Count == 0;
}
