namespace AckAuthConsole.Emulator.State;

/// <summary>A RAM role.</summary>
internal sealed class RamRole
{
    /// <summary>18 decimal digits, starting with 3.</summary>
    public required string RoleId { get; init; }

    public required string RoleName { get; init; }

    /// <summary>The trust policy as JSON text.</summary>
    public required string AssumeRolePolicyDocument { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Seconds, 3600 to 43200.</summary>
    public int MaxSessionDuration { get; set; } = 3600;

    public bool IsServiceLinkedRole { get; set; }

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset UpdateDate { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];
}
