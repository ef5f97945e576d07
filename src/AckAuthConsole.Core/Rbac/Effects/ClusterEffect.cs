using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>What a plan gives and takes in one cluster, in effective rights.</summary>
/// <param name="Cluster">Where.</param>
/// <param name="Places">Each place in which something changes; empty when nothing does, because it was allowed or missing before too.</param>
/// <param name="MissingRoles">ClusterRoles that the plan gives but that do not exist there.</param>
/// <param name="ReadAt">When the cluster's objects were read; null when they could not be.</param>
/// <param name="IsComplete">Whether everything that matters could be read.</param>
/// <param name="Failure">Why the cluster could not be read; null when it was.</param>
public sealed record ClusterEffect(
    Cluster Cluster, ImmutableArray<PlaceEffect> Places, ImmutableArray<string> MissingRoles, DateTimeOffset? ReadAt, bool IsComplete, Failure? Failure);
