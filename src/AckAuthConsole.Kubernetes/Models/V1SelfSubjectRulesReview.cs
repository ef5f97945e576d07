namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks which rules the caller holds in a namespace.</summary>
public sealed record V1SelfSubjectRulesReview : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The question.</summary>
    public V1SelfSubjectRulesReviewSpec? Spec { get; init; }

    /// <summary>The answer; null in the question.</summary>
    public V1SubjectRulesReviewStatus? Status { get; init; }
}
