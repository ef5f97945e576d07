namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What: exactly one of the two kinds of attributes.</summary>
public sealed record V1SelfSubjectAccessReviewSpec
{
    /// <summary>A path; null when asked for a resource.</summary>
    public V1NonResourceAttributes? NonResourceAttributes { get; init; }

    /// <summary>A resource; null when asked for a path.</summary>
    public V1ResourceAttributes? ResourceAttributes { get; init; }
}
