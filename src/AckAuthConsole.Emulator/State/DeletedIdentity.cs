namespace AckAuthConsole.Emulator.State;

/// <summary>What is left of a deleted user (the recycle bin) or role (only CS remembers it).</summary>
internal sealed class DeletedIdentity
{
    /// <summary>How long a user stays in the recycle bin.</summary>
    public static readonly TimeSpan RecycleTime = TimeSpan.FromDays(30);

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string DisplayName { get; set; } = "";

    public bool IsRole { get; set; }

    public DateTimeOffset CreateDate { get; set; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset RecycleDate { get; set; }
}
