namespace AckAuthConsole.Data.Inventory;

/// <summary>One principal's permissions.</summary>
internal sealed class InventoryPermissionsRow
{
    /// <summary>Kind and id, as <c>ram-user:123</c>.</summary>
    public required string Principal { get; init; }

    /// <summary>When they were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What <see cref="PermissionsText"/> writes.</summary>
    public required string Content { get; init; }
}
