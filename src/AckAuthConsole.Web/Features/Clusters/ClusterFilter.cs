using System.Globalization;
using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>Filter, order and page of the list of clusters as they stand in the URL. An account has hundreds of clusters at most, so the list is worked on here.</summary>
public sealed record ClusterFilter
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Words that name, id, region or tag must contain.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only clusters that cannot be read.</summary>
    public bool OnlyUnreachable { get; init; }

    /// <summary>The order.</summary>
    public ClusterSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads the fields of a query string; what cannot be read is left out.</summary>
    public static ClusterFilter Parse(string? search, string? sort, string? descending, string? page, string? connection)
    {
        var words = search?.Trim() ?? "";
        return new ClusterFilter
        {
            Search = words.Length > 200 ? words[..200] : words,
            OnlyUnreachable = connection == "unreachable",
            Sort = Enum.TryParse<ClusterSort>(sort, true, out var known) && Enum.IsDefined(known) ? known : ClusterSort.Name,
            Descending = descending == "1",
            Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1,
        };
    }

    /// <summary>The query string with its question mark; empty when all is as it comes.</summary>
    public string ToQueryString()
    {
        var fields = new List<string>();
        if (Search.Length > 0)
            fields.Add("q=" + Uri.EscapeDataString(Search));
        if (OnlyUnreachable)
            fields.Add("connection=unreachable");
        if (Sort != ClusterSort.Name)
            fields.Add("sort=" + Sort);
        if (Descending)
            fields.Add("desc=1");
        if (Page > 1)
            fields.Add("page=" + Page.ToString(CultureInfo.InvariantCulture));
        return fields.Count == 0 ? "" : "?" + string.Join('&', fields);
    }

    /// <summary>The filter after a click on a column's head: that order, or the other way round; from the first page.</summary>
    public ClusterFilter OrderedBy(ClusterSort sort) => this with { Sort = sort, Descending = sort == Sort && !Descending, Page = 1 };

    /// <summary>The rows that match, in order; all pages.</summary>
    /// <param name="list">The clusters.</param>
    /// <param name="state">The word for a state, by which it is found and ordered.</param>
    public IReadOnlyList<ClusterRow> Apply(ClusterList list, Func<string, string> state)
    {
        var words = Search.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = list.Items.Where(r => (!OnlyUnreachable || r.IsReachable == false) && words.All(w => Texts(r.Cluster).Any(t => t.Contains(w, StringComparison.OrdinalIgnoreCase))));
        var byText = StringComparer.CurrentCultureIgnoreCase;
        var ordered = Sort switch
        {
            ClusterSort.Region => By(rows, r => ClusterWords.Region(list, r.Cluster.RegionId), byText),
            ClusterSort.State => By(rows, r => state(r.Cluster.State), byText),
            ClusterSort.Version => By(rows, r => VersionKey(r.Cluster.Version), StringComparer.Ordinal),
            ClusterSort.Principals => By(rows.OrderBy(r => r.PrincipalCount is null), r => r.PrincipalCount ?? (Descending ? int.MinValue : int.MaxValue), Comparer<int>.Default),
            _ => By(rows, r => r.Cluster.Name, byText),
        };
        return [.. ordered.ThenBy(r => r.Cluster.Name, byText).ThenBy(r => r.Cluster.Id.Value, StringComparer.Ordinal)];

        IEnumerable<string> Texts(Cluster cluster) =>
            [cluster.Name, cluster.Id.Value, cluster.RegionId, ClusterWords.Region(list, cluster.RegionId), .. cluster.Tags.SelectMany(t => new[] { t.Key, t.Value })];
    }

    private IOrderedEnumerable<ClusterRow> By<TKey>(IEnumerable<ClusterRow> rows, Func<ClusterRow, TKey> key, IComparer<TKey> comparer) =>
        Descending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);

    // Numbers are padded, so that 1.9 stands before 1.32.
    private static string VersionKey(string version) => string.Join('.', version.Split('.', '-').Select(p => p.All(char.IsAsciiDigit) ? p.PadLeft(6, '0') : p));
}
