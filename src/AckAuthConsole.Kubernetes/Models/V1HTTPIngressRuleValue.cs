namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Where requests go, by path.</summary>
public sealed record V1HTTPIngressRuleValue
{
    /// <summary>The paths.</summary>
    public IReadOnlyList<V1HTTPIngressPath>? Paths { get; init; }
}
