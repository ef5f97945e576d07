namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The API groups that a server has.</summary>
public sealed record V1APIGroupList
{
    /// <summary>The groups.</summary>
    public IReadOnlyList<V1APIGroup>? Groups { get; init; }
}
