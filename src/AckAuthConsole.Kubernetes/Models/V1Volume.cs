namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A volume of a pod, as far as it matters to permissions.</summary>
public sealed record V1Volume
{
    /// <summary>A path of the node's file system; null for other volumes.</summary>
    public V1HostPathVolumeSource? HostPath { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Several sources in one, among them service account tokens; null for other volumes.</summary>
    public V1ProjectedVolumeSource? Projected { get; init; }

    /// <summary>A secret; null for other volumes.</summary>
    public V1SecretVolumeSource? Secret { get; init; }
}
