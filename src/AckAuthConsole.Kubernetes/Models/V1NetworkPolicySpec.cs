namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What a network policy lets through.</summary>
public sealed record V1NetworkPolicySpec
{
    /// <summary>What may go out.</summary>
    public IReadOnlyList<V1NetworkPolicyEgressRule>? Egress { get; init; }

    /// <summary>What may come in.</summary>
    public IReadOnlyList<V1NetworkPolicyIngressRule>? Ingress { get; init; }

    /// <summary>The pods that it limits.</summary>
    public V1LabelSelector? PodSelector { get; init; }

    /// <summary><c>Ingress</c>, <c>Egress</c> or both.</summary>
    public IReadOnlyList<string>? PolicyTypes { get; init; }
}
