namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What a pod is to be, as far as it matters to permissions. Not for writing: fields that are not here would be lost.</summary>
public sealed record V1PodSpec
{
    /// <summary>Whether the service account's token is mounted; null leaves it to the account.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>The containers.</summary>
    public IReadOnlyList<V1Container>? Containers { get; init; }

    /// <summary>Containers that were added for debugging.</summary>
    public IReadOnlyList<V1Container>? EphemeralContainers { get; init; }

    /// <summary>Whether it shares the node's interprocess communication.</summary>
    public bool? HostIPC { get; init; }

    /// <summary>Whether it shares the node's network.</summary>
    public bool? HostNetwork { get; init; }

    /// <summary>Whether it sees the node's processes.</summary>
    public bool? HostPID { get; init; }

    /// <summary>Containers that run before the others.</summary>
    public IReadOnlyList<V1Container>? InitContainers { get; init; }

    /// <summary>The node that it runs on.</summary>
    public string? NodeName { get; init; }

    /// <summary>The service account; null means <c>default</c>.</summary>
    public string? ServiceAccountName { get; init; }

    /// <summary>The volumes.</summary>
    public IReadOnlyList<V1Volume>? Volumes { get; init; }
}
