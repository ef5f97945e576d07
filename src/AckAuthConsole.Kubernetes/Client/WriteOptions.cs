namespace AckAuthConsole.Kubernetes.Client;

/// <summary>How an object is created, replaced or patched.</summary>
public sealed record WriteOptions
{
    /// <summary>Stored for good.</summary>
    public static WriteOptions None { get; } = new();

    /// <summary>The server checks everything and stores nothing.</summary>
    public static WriteOptions DryRunAll { get; } = new() { DryRun = true };

    /// <summary>Whether the server checks everything and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Under which name the changed fields are owned, at most 128 characters; null for the client's own. Server-side apply always needs one.</summary>
    public string? FieldManager { get; init; }

    /// <summary><c>Strict</c>, <c>Warn</c> or <c>Ignore</c>: what becomes of unknown fields; null for the server's default. Servers before 1.25 do not look at it.</summary>
    public string? FieldValidation { get; init; }
}
