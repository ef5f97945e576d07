using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>The open findings of a cluster on a day, as last seen.</summary>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Day">The day (UTC).</param>
/// <param name="Counts">How many.</param>
public sealed record FindingsDay(ClusterId Cluster, DateOnly Day, FindingCounts Counts);
