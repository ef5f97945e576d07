namespace AckAuthConsole.Emulator.State;

/// <summary>Temporary credentials of a role.</summary>
internal sealed class StsSession
{
    /// <summary>Starts with <c>STS.</c>.</summary>
    public required string AccessKeyId { get; init; }

    public required string AccessKeySecret { get; init; }

    public required string SecurityToken { get; init; }

    public required string RoleId { get; init; }

    public required string SessionName { get; init; }

    /// <summary>The policy given to AssumeRole, which narrows the session; null without one.</summary>
    public string? SessionPolicy { get; set; }

    public DateTimeOffset Expiration { get; set; }
}
