namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A rule about resources that somebody holds.</summary>
public sealed record V1ResourceRule
{
    /// <summary>API groups.</summary>
    public IReadOnlyList<string>? ApiGroups { get; init; }

    /// <summary>Names to which it is limited.</summary>
    public IReadOnlyList<string>? ResourceNames { get; init; }

    /// <summary>Resources.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Verbs.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }
}
