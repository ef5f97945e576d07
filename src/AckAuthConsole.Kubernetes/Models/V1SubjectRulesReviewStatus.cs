namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The rules that somebody holds, neither merged nor without duplicates.</summary>
public sealed record V1SubjectRulesReviewStatus
{
    /// <summary>What went wrong while gathering, for instance a role that does not exist.</summary>
    public string? EvaluationError { get; init; }

    /// <summary>Whether an authorizer could not enumerate its rules.</summary>
    public bool Incomplete { get; init; }

    /// <summary>Rules about paths.</summary>
    public IReadOnlyList<V1NonResourceRule>? NonResourceRules { get; init; }

    /// <summary>Rules about resources.</summary>
    public IReadOnlyList<V1ResourceRule>? ResourceRules { get; init; }
}
