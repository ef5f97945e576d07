using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>The open findings of a day.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Counts">How many, of all clusters that are meant.</param>
public sealed record FindingsTrendDay(DateOnly Day, FindingCounts Counts)
{
    /// <summary>Adds clusters up, day by day, oldest first. A cluster that was not looked at on a day counts as on its day before, so that the sum tells of findings, not of looks.</summary>
    internal static IReadOnlyList<FindingsTrendDay> Sum(IEnumerable<FindingsDay> days)
    {
        var latest = new Dictionary<ClusterId, FindingCounts>();
        var result = new List<FindingsTrendDay>();
        foreach (var day in days.GroupBy(d => d.Day).OrderBy(g => g.Key))
        {
            foreach (var cluster in day)
                latest[cluster.Cluster] = cluster.Counts;
            result.Add(new FindingsTrendDay(day.Key, FindingCounts.Sum(latest.Values)));
        }

        return result;
    }
}
