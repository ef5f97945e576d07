namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A rule about paths that somebody holds.</summary>
public sealed record V1NonResourceRule
{
    /// <summary>Paths.</summary>
    public IReadOnlyList<string>? NonResourceURLs { get; init; }

    /// <summary>Verbs.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }
}
