namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks to whom a token belongs.</summary>
public sealed record V1TokenReview : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The question.</summary>
    public V1TokenReviewSpec? Spec { get; init; }

    /// <summary>The answer; null in the question.</summary>
    public V1TokenReviewStatus? Status { get; init; }
}
