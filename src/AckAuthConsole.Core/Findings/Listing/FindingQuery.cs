namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Which findings are asked for.</summary>
public sealed record FindingQuery
{
    /// <summary>The most findings in one page.</summary>
    public const int MaxSize = 200;

    /// <summary>What is to be done about them; null for all.</summary>
    public FindingStanding? Standing { get; init; } = FindingStanding.Open;

    /// <summary>The least severity.</summary>
    public FindingSeverity Least { get; init; } = FindingSeverity.Info;

    /// <summary>A rule's id; empty for all.</summary>
    public string Rule { get; init; } = "";

    /// <summary>One finding by its fingerprint; empty for all.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Words that the subject's name or id, an object, a role or a namespace must contain.</summary>
    public string Search { get; init; } = "";

    /// <summary>How many to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>How many to return, 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}
