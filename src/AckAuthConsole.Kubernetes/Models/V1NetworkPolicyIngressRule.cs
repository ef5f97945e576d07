using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What may come in.</summary>
public sealed record V1NetworkPolicyIngressRule
{
    /// <summary>From whom; null or empty for all. Its name in JSON is <c>from</c>.</summary>
    [JsonPropertyName("from")]
    public IReadOnlyList<V1NetworkPolicyPeer>? FromProperty { get; init; }

    /// <summary>By which ports; null or empty for all.</summary>
    public IReadOnlyList<V1NetworkPolicyPort>? Ports { get; init; }
}
