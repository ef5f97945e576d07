namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A label selector: everything in it must hold.</summary>
public sealed record V1LabelSelector
{
    /// <summary>Further conditions.</summary>
    public IReadOnlyList<V1LabelSelectorRequirement>? MatchExpressions { get; init; }

    /// <summary>Labels that must have exactly these values.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }
}
