namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One rule of a role.</summary>
public sealed record V1PolicyRule
{
    /// <summary>API groups; the empty text is the core group.</summary>
    public IReadOnlyList<string>? ApiGroups { get; init; }

    /// <summary>Paths that are not resources.</summary>
    public IReadOnlyList<string>? NonResourceURLs { get; init; }

    /// <summary>Names to which the rule is limited.</summary>
    public IReadOnlyList<string>? ResourceNames { get; init; }

    /// <summary>Resources, in the plural.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Verbs.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }
}
