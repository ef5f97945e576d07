namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A port of a container, as far as it matters to who can reach it.</summary>
public sealed record V1ContainerPort
{
    /// <summary>The port of the node that leads to it; null or 0 for none.</summary>
    public int? HostPort { get; init; }
}
