namespace AckAuthConsole.Kubernetes.Models;

/// <summary>How to delete.</summary>
public sealed record V1DeleteOptions
{
    /// <summary><c>["All"]</c> for a dry run.</summary>
    public IReadOnlyList<string>? DryRun { get; init; }

    /// <summary>How long a pod may take to end, in seconds.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What must be so, else nothing is deleted.</summary>
    public V1Preconditions? Preconditions { get; init; }

    /// <summary><c>Orphan</c>, <c>Background</c> or <c>Foreground</c>: what becomes of what depends on it.</summary>
    public string? PropagationPolicy { get; init; }
}
