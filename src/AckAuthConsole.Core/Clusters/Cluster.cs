namespace AckAuthConsole.Core.Clusters;

/// <summary>A cluster as lists show it (CS DescribeClustersForRegion).</summary>
public sealed record Cluster
{
    /// <summary>The id.</summary>
    public required ClusterId Id { get; init; }

    /// <summary>The name; not unique.</summary>
    public required string Name { get; init; }

    /// <summary>The region's id, for instance <c>cn-hangzhou</c>.</summary>
    public required string RegionId { get; init; }

    /// <summary>The cloud's word for the state; see <see cref="ClusterStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The cloud's type: <c>ManagedKubernetes</c>, <c>Kubernetes</c>, <c>ExternalKubernetes</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The cloud's profile: <c>Default</c>, <c>Edge</c>, <c>Serverless</c>, <c>Lingjun</c>.</summary>
    public string Profile { get; init; } = "";

    /// <summary>The cloud's specification, for instance <c>ack.pro.small</c>; may be empty.</summary>
    public string Spec { get; init; } = "";

    /// <summary>The Kubernetes version, for instance <c>1.32.1-aliyun.1</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>When it was created; null when not known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Number of nodes; null when not known.</summary>
    public int? NodeCount { get; init; }

    /// <summary>Tags, in the cloud's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
}
