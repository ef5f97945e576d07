namespace AckAuthConsole.Kubernetes.Models;

/// <summary>How a ClusterRole is filled from others.</summary>
public sealed record V1AggregationRule
{
    /// <summary>A ClusterRole that any of these matches is merged.</summary>
    public IReadOnlyList<V1LabelSelector>? ClusterRoleSelectors { get; init; }
}
