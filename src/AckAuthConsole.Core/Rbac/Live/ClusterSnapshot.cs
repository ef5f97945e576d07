using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>The RBAC objects of a cluster with their age.</summary>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Rbac">The objects.</param>
/// <param name="ReadAt">When they were read, or last known to be current.</param>
/// <param name="IsWatched">Whether a watch keeps them current.</param>
/// <param name="Failure">Why the latest attempt to read failed; null when it did not.</param>
public sealed record ClusterSnapshot(Cluster Cluster, RbacSnapshot Rbac, DateTimeOffset ReadAt, bool IsWatched, Failure? Failure);
