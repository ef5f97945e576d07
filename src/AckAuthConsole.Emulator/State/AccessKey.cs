namespace AckAuthConsole.Emulator.State;

/// <summary>An access key that was created by an API call; the well-known keys of the emulator are derived from names and not stored.</summary>
internal sealed class AccessKey
{
    public required string AccessKeyId { get; init; }

    public required string AccessKeySecret { get; init; }

    public required string UserId { get; init; }

    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset? LastUsedDate { get; set; }
}
