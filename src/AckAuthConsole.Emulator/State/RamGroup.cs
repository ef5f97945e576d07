namespace AckAuthConsole.Emulator.State;

/// <summary>A RAM user group.</summary>
internal sealed class RamGroup
{
    public required string GroupId { get; init; }

    public required string GroupName { get; set; }

    public string Comments { get; set; } = "";

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset UpdateDate { get; set; }

    /// <summary>When each member joined, by user id.</summary>
    public Dictionary<string, DateTimeOffset> Members { get; set; } = [];
}
