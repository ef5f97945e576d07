using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>How old and complete what a page shows of a cluster's RBAC objects is.</summary>
/// <param name="Cluster">Which cluster.</param>
/// <param name="ReadAt">When the objects were read, or last known to be current.</param>
/// <param name="IsWatched">Whether a watch keeps them current.</param>
/// <param name="Gaps">What could not be read.</param>
/// <param name="Failure">Why the latest attempt to read failed; null when it did not.</param>
/// <param name="Endpoint">By which address the cluster is called; null while there is no connection.</param>
public sealed record ClusterRbacState(Cluster Cluster, DateTimeOffset ReadAt, bool IsWatched, ImmutableArray<RbacGap> Gaps, Failure? Failure, ClusterEndpoint? Endpoint)
{
    /// <summary>The state of a snapshot.</summary>
    internal static ClusterRbacState Of(ClusterSnapshot snapshot, IClusterEndpoints endpoints) =>
        new(snapshot.Cluster, snapshot.ReadAt, snapshot.IsWatched, snapshot.Rbac.Gaps, snapshot.Failure, endpoints.Peek(snapshot.Cluster.Id));
}
