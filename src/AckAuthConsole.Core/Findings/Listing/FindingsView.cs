using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>The findings of one cluster.</summary>
/// <param name="State">How old and complete what was looked at is.</param>
/// <param name="Rows">One page of those that match, the gravest first.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Rules">How many match of each rule, by rule.</param>
/// <param name="Open">The open ones.</param>
/// <param name="Others">How many there are of each other standing.</param>
/// <param name="Trend">The last days, oldest first.</param>
/// <param name="WorkloadGaps">What could not be read of workloads, so that findings may be missing.</param>
public sealed record FindingsView(
    ClusterRbacState State,
    ImmutableArray<FindingRow> Rows,
    int Matching,
    ImmutableArray<(FindingRule Rule, int Count)> Rules,
    FindingCounts Open,
    ImmutableArray<(FindingStanding Standing, int Count)> Others,
    ImmutableArray<FindingsTrendDay> Trend,
    ImmutableArray<(string Resource, Failure Failure)> WorkloadGaps);
