namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A path of the node's file system.</summary>
public sealed record V1HostPathVolumeSource
{
    /// <summary>The path.</summary>
    public string? Path { get; init; }
}
