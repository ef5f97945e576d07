namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks whether the caller may do something.</summary>
public sealed record V1SelfSubjectAccessReview : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The question.</summary>
    public V1SelfSubjectAccessReviewSpec? Spec { get; init; }

    /// <summary>The answer; null in the question.</summary>
    public V1SubjectAccessReviewStatus? Status { get; init; }
}
