namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One source of a projected volume.</summary>
public sealed record V1VolumeProjection
{
    /// <summary>A token of the pod's service account; null for other sources.</summary>
    public V1ServiceAccountTokenProjection? ServiceAccountToken { get; init; }
}
