namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What a service is to be, as far as it matters to who can reach pods.</summary>
public sealed record V1ServiceSpec
{
    /// <summary>Addresses outside the cluster that lead to it.</summary>
    public IReadOnlyList<string>? ExternalIPs { get; init; }

    /// <summary>Labels of the pods behind it; none or null means that somebody else fills it.</summary>
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    /// <summary><c>ClusterIP</c> (null too), <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</summary>
    public string? Type { get; init; }
}
