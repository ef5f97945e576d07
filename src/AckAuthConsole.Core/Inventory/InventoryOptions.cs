namespace AckAuthConsole.Core.Inventory;

/// <summary>How the inventory is kept up to date (section <c>Inventory</c>).</summary>
public sealed class InventoryOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Inventory";

    /// <summary>Pause between two walks; 1 minute to 7 days.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>While some cluster cannot be read: how often the permission API is asked about everyone all the same; 10 minutes to 7 days.</summary>
    public TimeSpan FullInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Principals read at once; 1 to 32. The limiter of the product bounds the calls anyway.</summary>
    public int Concurrency { get; set; } = 6;
}
