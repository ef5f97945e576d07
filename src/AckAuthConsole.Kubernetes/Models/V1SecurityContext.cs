namespace AckAuthConsole.Kubernetes.Models;

/// <summary>How a container is confined.</summary>
public sealed record V1SecurityContext
{
    /// <summary>Whether a process may gain more rights than its parent has.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>Kernel capabilities that are added and dropped.</summary>
    public V1Capabilities? Capabilities { get; init; }

    /// <summary>Whether it is root on the node in all but name.</summary>
    public bool? Privileged { get; init; }
}
