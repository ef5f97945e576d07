using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Clusters;

/// <summary>A row of the list of clusters.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="IsReachable">Whether its API server answered when last asked; null when not asked yet.</param>
/// <param name="Failure">Why it did not; null when it did.</param>
/// <param name="CheckedAt">When it was asked; null when not asked yet.</param>
/// <param name="PrincipalCount">How many principals the inventory knows with a permission that reaches it; null for those who may not see it.</param>
public sealed record ClusterRow(Cluster Cluster, bool? IsReachable, Failure? Failure, DateTimeOffset? CheckedAt, int? PrincipalCount);
