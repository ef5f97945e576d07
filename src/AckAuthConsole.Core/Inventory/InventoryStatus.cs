namespace AckAuthConsole.Core.Inventory;

/// <summary>How old and how complete the inventory is.</summary>
public sealed record InventoryStatus
{
    /// <summary>Nothing is known yet.</summary>
    public static InventoryStatus Empty { get; } = new();

    /// <summary>When users, roles and clusters were last listed in full; null when never.</summary>
    public DateTimeOffset? DirectoryReadAt { get; init; }

    /// <summary>When the last complete walk over everyone's permissions ended; null when never.</summary>
    public DateTimeOffset? WalkCompletedAt { get; init; }

    /// <summary>Whether a walk runs now.</summary>
    public bool IsWalking { get; init; }

    /// <summary>Principals whose permissions are known.</summary>
    public int PrincipalsRead { get; init; }

    /// <summary>Principals in all.</summary>
    public int PrincipalsTotal { get; init; }

    /// <summary>Principals done in the running walk.</summary>
    public int WalkDone { get; init; }

    /// <summary>What could not be read, with why: regions, clusters, or <c>ram-users</c>, <c>ram-roles</c>, <c>permissions</c>.</summary>
    public IReadOnlyList<InventoryGap> Gaps { get; init; } = [];

    /// <summary>Whether everyone's permissions are known and nothing was left out.</summary>
    public bool IsComplete => WalkCompletedAt is not null && PrincipalsRead >= PrincipalsTotal && Gaps.Count == 0;
}
