namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Who the caller is.</summary>
public sealed record V1SelfSubjectReviewStatus
{
    /// <summary>The caller.</summary>
    public V1UserInfo? UserInfo { get; init; }
}
