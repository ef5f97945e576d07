namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Whose token it is.</summary>
public sealed record V1TokenReviewStatus
{
    /// <summary>For whom it is meant.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Whether it is valid.</summary>
    public bool? Authenticated { get; init; }

    /// <summary>Why it is not.</summary>
    public string? Error { get; init; }

    /// <summary>Whose it is.</summary>
    public V1UserInfo? User { get; init; }
}
