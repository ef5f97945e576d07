namespace AckAuthConsole.Kubernetes.Models;

/// <summary>From which a controller makes pods.</summary>
public sealed record V1PodTemplateSpec
{
    /// <summary>Metadata of the pods.</summary>
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>The pods.</summary>
    public V1PodSpec? Spec { get; init; }
}
