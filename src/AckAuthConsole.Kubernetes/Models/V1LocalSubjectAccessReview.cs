namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks whether somebody may do something in one namespace.</summary>
public sealed record V1LocalSubjectAccessReview : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The question; the namespace of its attributes must be the one that is asked in.</summary>
    public V1SubjectAccessReviewSpec? Spec { get; init; }

    /// <summary>The answer; null in the question.</summary>
    public V1SubjectAccessReviewStatus? Status { get; init; }
}
