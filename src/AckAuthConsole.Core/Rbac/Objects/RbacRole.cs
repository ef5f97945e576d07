using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>A ClusterRole or a Role.</summary>
public sealed record RbacRole
{
    /// <summary>Kind, namespace and name.</summary>
    public required RbacKey Key { get; init; }

    /// <summary>The rules, in order. In an aggregated ClusterRole the cluster's controller fills them.</summary>
    public ImmutableArray<RbacRule> Rules { get; init; } = [];

    /// <summary>Which ClusterRoles are merged into this one; null for ordinary roles.</summary>
    public AggregationRule? Aggregation { get; init; }

    /// <summary>Labels, annotations, version.</summary>
    public RbacMetadata Metadata { get; init; } = RbacMetadata.None;
}
