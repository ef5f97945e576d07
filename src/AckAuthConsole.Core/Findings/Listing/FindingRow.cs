using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>A finding with the person behind it.</summary>
/// <param name="Cluster">In which cluster.</param>
/// <param name="Finding">What was found; its standing counts suppressions in.</param>
/// <param name="Who">The subject with the RAM user or role behind it; null when it is about an object.</param>
/// <param name="Suppression">By whom and until when it is, or was, suppressed; null when never.</param>
public sealed record FindingRow(Cluster Cluster, Finding Finding, ResolvedSubject? Who, FindingSuppression? Suppression);
