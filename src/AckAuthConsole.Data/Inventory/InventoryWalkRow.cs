namespace AckAuthConsole.Data.Inventory;

/// <summary>How far the walk over everyone's permissions came.</summary>
internal sealed class InventoryWalkRow
{
    /// <summary>The only key.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>When the last complete one ended.</summary>
    public required DateTimeOffset CompletedAt { get; set; }
}
