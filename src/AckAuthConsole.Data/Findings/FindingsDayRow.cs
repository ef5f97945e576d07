namespace AckAuthConsole.Data.Findings;

/// <summary>How many open findings a cluster had on a day.</summary>
internal sealed class FindingsDayRow
{
    /// <summary>The cluster's id.</summary>
    public required string Cluster { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Critical ones.</summary>
    public int Critical { get; set; }

    /// <summary>High ones.</summary>
    public int High { get; set; }

    /// <summary>Medium ones.</summary>
    public int Medium { get; set; }

    /// <summary>Low ones.</summary>
    public int Low { get; set; }

    /// <summary>Those that are good to know.</summary>
    public int Info { get; set; }
}
