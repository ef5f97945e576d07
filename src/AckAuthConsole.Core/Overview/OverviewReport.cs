using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Overview;

/// <summary>What the first page shows.</summary>
public sealed record OverviewReport
{
    /// <summary>The person's console role.</summary>
    public required ConsoleRole Role { get; init; }

    /// <summary>The newest changes that the person may see.</summary>
    public IReadOnlyList<AuditChange> RecentChanges { get; init; } = [];

    /// <summary>Changes without a good end: open, unverified, partial; newest first.</summary>
    public IReadOnlyList<AuditChange> UnsettledChanges { get; init; } = [];

    /// <summary>Changes per day, oldest first, the last 14 days (UTC dates).</summary>
    public IReadOnlyList<KeyValuePair<DateOnly, int>> ChangesByDay { get; init; } = [];

    /// <summary>Principals by the predefined role they hold somewhere; readers only.</summary>
    public IReadOnlyList<KeyValuePair<PredefinedRole, int>> PrincipalsByRole { get; init; } = [];

    /// <summary>Clusters whose connection is not healthy; readers only.</summary>
    public IReadOnlyList<ClusterRow> UnhealthyClusters { get; init; } = [];

    /// <summary>How many clusters there are.</summary>
    public int ClusterCount { get; init; }

    /// <summary>How many RAM users there are.</summary>
    public int UserCount { get; init; }

    /// <summary>How many RAM roles there are.</summary>
    public int RoleCount { get; init; }

    /// <summary>Principals not seen in RAM that still hold something; readers only.</summary>
    public IReadOnlyList<PrincipalRow> DeletedWithPermissions { get; init; } = [];

    /// <summary>How old and complete the inventory is.</summary>
    public InventoryStatus Inventory { get; init; } = InventoryStatus.Empty;
}
