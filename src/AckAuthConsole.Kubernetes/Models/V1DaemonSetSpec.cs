namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What a daemon set is to be.</summary>
public sealed record V1DaemonSetSpec
{
    /// <summary>Which pods are its own.</summary>
    public V1LabelSelector? Selector { get; init; }

    /// <summary>The pods.</summary>
    public V1PodTemplateSpec? Template { get; init; }
}
