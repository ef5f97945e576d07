namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>How many open findings there are of each severity.</summary>
/// <param name="Critical">Critical ones.</param>
/// <param name="High">High ones.</param>
/// <param name="Medium">Medium ones.</param>
/// <param name="Low">Low ones.</param>
/// <param name="Info">Those that are good to know.</param>
public sealed record FindingCounts(int Critical, int High, int Medium, int Low, int Info)
{
    /// <summary>All of them.</summary>
    public int Total => Critical + High + Medium + Low + Info;

    /// <summary>How many of one severity.</summary>
    public int Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Critical => Critical,
        FindingSeverity.High => High,
        FindingSeverity.Medium => Medium,
        FindingSeverity.Low => Low,
        _ => Info,
    };

    /// <summary>All of several.</summary>
    public static FindingCounts Sum(IEnumerable<FindingCounts> counts) => counts.Aggregate(
        new FindingCounts(0, 0, 0, 0, 0),
        static (one, other) => new FindingCounts(one.Critical + other.Critical, one.High + other.High, one.Medium + other.Medium, one.Low + other.Low, one.Info + other.Info));

    internal static FindingCounts Of(IEnumerable<Finding> findings)
    {
        var counts = new int[5];
        foreach (var finding in findings)
        {
            if (finding.Standing == FindingStanding.Open)
                counts[(int)finding.Severity]++;
        }

        return new FindingCounts(counts[(int)FindingSeverity.Critical], counts[(int)FindingSeverity.High], counts[(int)FindingSeverity.Medium], counts[(int)FindingSeverity.Low], counts[(int)FindingSeverity.Info]);
    }
}
