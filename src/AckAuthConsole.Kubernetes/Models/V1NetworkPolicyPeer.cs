namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One side of a connection.</summary>
public sealed record V1NetworkPolicyPeer
{
    /// <summary>Addresses; null when pods are meant.</summary>
    public V1IPBlock? IpBlock { get; init; }

    /// <summary>Which namespaces; null means the policy's own.</summary>
    public V1LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Which pods; null means all of the namespaces.</summary>
    public V1LabelSelector? PodSelector { get; init; }
}
