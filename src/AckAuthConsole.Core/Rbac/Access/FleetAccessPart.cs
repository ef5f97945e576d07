using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Who has access to one of the account's clusters.</summary>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Clusters">How many clusters the account has.</param>
/// <param name="Holders">Those that match; empty when the cluster could not be read.</param>
/// <param name="State">How old and complete it is; null when nothing is known.</param>
/// <param name="Failure">Why nothing is known; null when something is.</param>
public sealed record FleetAccessPart(Cluster Cluster, int Clusters, ImmutableArray<AccessHolder> Holders, ClusterRbacState? State, Failure? Failure);
