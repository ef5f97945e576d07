namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks who the caller is. From Kubernetes 1.28.</summary>
public sealed record V1SelfSubjectReview : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The answer; null in the question.</summary>
    public V1SelfSubjectReviewStatus? Status { get; init; }
}
