namespace AckAuthConsole.Emulator.State;

/// <summary>An asynchronous task of CS.</summary>
internal sealed class CloudTask
{
    public required string TaskId { get; init; }

    public string ClusterId { get; init; } = "";

    public required string TaskType { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>When it ends; before that its state is <c>running</c>.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>Null: it succeeds.</summary>
    public string? ErrorCode { get; init; }

    public string ErrorMessage { get; init; } = "";

    public string TargetId { get; init; } = "";

    public string TargetType { get; init; } = "";

    public Dictionary<string, string> Parameters { get; init; } = [];
}
