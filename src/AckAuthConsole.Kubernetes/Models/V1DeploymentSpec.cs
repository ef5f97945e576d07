namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What a deployment is to be.</summary>
public sealed record V1DeploymentSpec
{
    /// <summary>How many pods; null means one.</summary>
    public int? Replicas { get; init; }

    /// <summary>Which pods are its own.</summary>
    public V1LabelSelector? Selector { get; init; }

    /// <summary>The pods.</summary>
    public V1PodTemplateSpec? Template { get; init; }
}
