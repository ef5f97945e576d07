namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Data about the reason of an error.</summary>
public sealed record V1StatusDetails
{
    /// <summary>Each thing that is wrong.</summary>
    public IReadOnlyList<V1StatusCause>? Causes { get; init; }

    /// <summary>The API group of what it is about.</summary>
    public string? Group { get; init; }

    /// <summary>The kind or resource of what it is about.</summary>
    public string? Kind { get; init; }

    /// <summary>The name of what it is about.</summary>
    public string? Name { get; init; }

    /// <summary>How long to wait, when the server says so.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The uid of what it is about.</summary>
    public string? Uid { get; init; }
}
