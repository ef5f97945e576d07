namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Whether somebody may.</summary>
public sealed record V1SubjectAccessReviewStatus
{
    /// <summary>Whether it is allowed.</summary>
    public bool Allowed { get; init; }

    /// <summary>Whether an authorizer refused it for certain; RBAC never does.</summary>
    public bool? Denied { get; init; }

    /// <summary>What went wrong while deciding; the answer may still be certain.</summary>
    public string? EvaluationError { get; init; }

    /// <summary>Why, in the authorizer's words.</summary>
    public string? Reason { get; init; }
}
