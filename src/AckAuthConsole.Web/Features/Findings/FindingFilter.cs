using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Listing;

namespace AckAuthConsole.Web.Features.Findings;

/// <summary>What the address of "Findings" holds. What is malformed counts as not given.</summary>
public sealed record FindingFilter
{
    /// <summary>Findings of one page.</summary>
    public const int PageSize = 50;

    private const string All = "all";

    /// <summary>What is to be done about them; null for all.</summary>
    public FindingStanding? Standing { get; init; } = FindingStanding.Open;

    /// <summary>The least severity.</summary>
    public FindingSeverity Least { get; init; }

    /// <summary>A rule's id; empty for all.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Words to look for.</summary>
    public string Search { get; init; } = "";

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The finding whose panel is open; empty for none.</summary>
    public string Open { get; init; } = "";

    /// <summary>In which cluster that is, where the page shows several; null elsewhere.</summary>
    public ClusterId? OpenIn { get; init; }

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltering => WithoutPlace != new FindingFilter();

    /// <summary>The choices alone.</summary>
    public FindingFilter WithoutPlace => this with { Page = 1, Open = "", OpenIn = null };

    /// <summary>Reads the address.</summary>
    public static FindingFilter Parse(string? standing, string? least, string? rule, string? search, string? page, string? open = null, string? cluster = null) => new()
    {
        Standing = standing == All ? null : Enum.TryParse<FindingStanding>(standing, true, out var known) && Enum.IsDefined(known) ? known : FindingStanding.Open,
        Least = Enum.TryParse<FindingSeverity>(least, true, out var severity) && Enum.IsDefined(severity) ? severity : FindingSeverity.Info,
        Rule = rule is { Length: > 0 and <= 8 } && FindingRules.Find(rule.ToUpperInvariant()) is { } found ? found.Id : "",
        Search = search is { Length: <= 200 } ? search.Trim() : "",
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number : 1,
        Open = open is { Length: 16 } && open.All(char.IsAsciiHexDigitLower) ? open : "",
        OpenIn = ClusterId.TryParse(cluster, out var where) ? where : null,
    };

    /// <summary>The address with these choices.</summary>
    public string ToAddress(string path) => ConsoleUrls.WithQuery(
        path,
        ("standing", Standing is null ? All : Standing == FindingStanding.Open ? null : Standing.Value.ToString().ToLowerInvariant()),
        ("least", Least == FindingSeverity.Info ? null : Least.ToString().ToLowerInvariant()),
        ("rule", Rule),
        ("q", Search),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("open", Open),
        ("in", OpenIn?.Value));

    /// <summary>What the use case is asked.</summary>
    public FindingQuery ToQuery() => new() { Standing = Standing, Least = Least, Rule = Rule, Search = Search, Offset = (Page - 1) * PageSize, Size = PageSize };
}
