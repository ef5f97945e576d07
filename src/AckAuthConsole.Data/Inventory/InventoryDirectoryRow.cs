namespace AckAuthConsole.Data.Inventory;

/// <summary>Who and what there is, as documents: it is only ever read and written as a whole.</summary>
internal sealed class InventoryDirectoryRow
{
    /// <summary>The only key.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>When it was listed.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>JSON of <see cref="InventoryDocument"/>.</summary>
    public required string Content { get; init; }
}
