namespace AckAuthConsole.Emulator.State;

/// <summary>An asynchronous task of CS.</summary>
internal sealed class CloudTask
{
    public required string TaskId { get; init; }

    public string ClusterId { get; set; } = "";

    public required string TaskType { get; init; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When it ends; before that its state is <c>running</c>.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>Null: it succeeds.</summary>
    public string? ErrorCode { get; set; }

    public string ErrorMessage { get; set; } = "";

    public string TargetId { get; set; } = "";

    public string TargetType { get; set; } = "";

    public Dictionary<string, string> Parameters { get; set; } = [];
}
