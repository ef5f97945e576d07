using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>What one part of a plan means in effective rights, cluster by cluster.</summary>
/// <param name="Clusters">The clusters that were looked at, by name.</param>
/// <param name="MoreClusters">How many further clusters the plan concerns, which were not looked at.</param>
public sealed record PlanEffect(ImmutableArray<ClusterEffect> Clusters, int MoreClusters);
