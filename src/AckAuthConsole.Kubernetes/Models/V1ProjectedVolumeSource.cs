namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A volume of several sources.</summary>
public sealed record V1ProjectedVolumeSource
{
    /// <summary>The sources.</summary>
    public IReadOnlyList<V1VolumeProjection>? Sources { get; init; }
}
