namespace AckAuthConsole.Kubernetes.Models;

/// <summary>How a request went that returns no object: every error, and most deletions.</summary>
public sealed record V1Status
{
    /// <summary>The HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>Data about the reason.</summary>
    public V1StatusDetails? Details { get; init; }

    /// <summary>What went wrong, in the server's words.</summary>
    public string? Message { get; init; }

    /// <summary>For an expired list: where it can go on.</summary>
    public V1ListMeta? Metadata { get; init; }

    /// <summary>A word for what went wrong, for instance <c>NotFound</c>.</summary>
    public string? Reason { get; init; }

    /// <summary><c>Success</c> or <c>Failure</c>.</summary>
    public string? Status { get; init; }
}
