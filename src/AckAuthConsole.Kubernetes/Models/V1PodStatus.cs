namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The state of a pod.</summary>
public sealed record V1PodStatus
{
    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>The pod's address.</summary>
    public string? PodIP { get; init; }
}
