using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Findings.Suppressing;

/// <summary>Somebody accepted a finding for a while.</summary>
/// <param name="Cluster">In which cluster.</param>
/// <param name="Fingerprint">Which finding: <see cref="Finding.Fingerprint"/>.</param>
/// <param name="Rule">The rule's id, to tell what it was once the finding is gone.</param>
/// <param name="Reason">Why, in words; 1 to 2,000 characters.</param>
/// <param name="Until">The last day on which it counts (UTC).</param>
/// <param name="By">By whom: the name at that time.</param>
/// <param name="At">When.</param>
public sealed record FindingSuppression(ClusterId Cluster, string Fingerprint, string Rule, string Reason, DateOnly Until, string By, DateTimeOffset At)
{
    /// <summary>The furthest end, in days: what is accepted is looked at again.</summary>
    public const int MaxDays = 366;

    /// <summary>Whether it still counts.</summary>
    public bool IsActive(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) <= Until;
}
