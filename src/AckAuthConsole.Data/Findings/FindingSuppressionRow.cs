namespace AckAuthConsole.Data.Findings;

/// <summary>A finding that somebody accepted.</summary>
internal sealed class FindingSuppressionRow
{
    /// <summary>The cluster's id.</summary>
    public required string Cluster { get; init; }

    /// <summary>The finding's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; set; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>By whom.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
