using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>The findings of one of the account's clusters.</summary>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Clusters">How many clusters the account has.</param>
/// <param name="Rows">Those that match; empty when the cluster could not be read.</param>
/// <param name="Open">The open ones; null when nothing is known.</param>
/// <param name="State">How old and complete it is; null when nothing is known.</param>
/// <param name="Failure">Why nothing is known; null when something is.</param>
public sealed record FleetFindingsPart(Cluster Cluster, int Clusters, ImmutableArray<FindingRow> Rows, FindingCounts? Open, ClusterRbacState? State, Failure? Failure);
