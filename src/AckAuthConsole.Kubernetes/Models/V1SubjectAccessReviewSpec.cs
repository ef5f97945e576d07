namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Who, and what: exactly one of the two kinds of attributes.</summary>
public sealed record V1SubjectAccessReviewSpec
{
    /// <summary>Further facts about the user.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Extra { get; init; }

    /// <summary>The groups, all of them: the server adds none, not even <c>system:authenticated</c>.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>A path; null when asked for a resource.</summary>
    public V1NonResourceAttributes? NonResourceAttributes { get; init; }

    /// <summary>A resource; null when asked for a path.</summary>
    public V1ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>The user's uid.</summary>
    public string? Uid { get; init; }

    /// <summary>The user's name.</summary>
    public string? User { get; init; }
}
