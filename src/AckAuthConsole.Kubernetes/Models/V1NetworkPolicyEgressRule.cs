namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What may go out.</summary>
public sealed record V1NetworkPolicyEgressRule
{
    /// <summary>By which ports; null or empty for all.</summary>
    public IReadOnlyList<V1NetworkPolicyPort>? Ports { get; init; }

    /// <summary>To whom; null or empty for all.</summary>
    public IReadOnlyList<V1NetworkPolicyPeer>? To { get; init; }
}
