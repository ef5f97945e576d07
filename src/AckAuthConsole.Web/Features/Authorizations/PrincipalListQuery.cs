using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What a list of principals shows, as its address says it. Words that the address has wrong are left out.</summary>
public sealed record PrincipalListQuery
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 50;

    /// <summary>The longest search text that is taken.</summary>
    public const int MaxSearchLength = 200;

    /// <summary>The role filter's word for "some custom ClusterRole".</summary>
    public const string CustomRole = "custom";

    /// <summary>Words to look for.</summary>
    public string Search { get; init; } = "";

    /// <summary>A cluster's id, or empty.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>A predefined role's API name, <see cref="CustomRole"/>, or empty.</summary>
    public string Role { get; init; } = "";

    /// <summary>Only those with a permission for all clusters.</summary>
    public bool AllClusters { get; init; }

    /// <summary>Only those without any permission.</summary>
    public bool None { get; init; }

    /// <summary>Only those that RAM does not list.</summary>
    public bool NotSeen { get; init; }

    /// <summary>The column.</summary>
    public PrincipalSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether any condition is set.</summary>
    public bool IsFiltered => Search.Length > 0 || Cluster.Length > 0 || Role.Length > 0 || AllClusters || None || NotSeen;

    /// <summary>Reads an address.</summary>
    public static PrincipalListQuery Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } absolute ? absolute.Query : uri[Math.Max(0, uri.IndexOf('?', StringComparison.Ordinal))..]);
        string Text(string name) => query.TryGetValue(name, out var values) ? values.ToString() : "";
        var search = Text("q");
        var role = Text("role");
        return new PrincipalListQuery
        {
            Search = search.Length > MaxSearchLength ? search[..MaxSearchLength] : search,
            Cluster = ClusterId.TryParse(Text("cluster"), out var cluster) ? cluster.Value : "",
            Role = role == CustomRole || PredefinedRoles.TryFromApiName(role, out _) ? role : "",
            AllClusters = Text("all") == "1",
            None = Text("none") == "1",
            NotSeen = Text("unseen") == "1",
            Sort = Enum.TryParse<PrincipalSort>(Text("sort"), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : PrincipalSort.Name,
            Descending = Text("desc") == "1",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
        };
    }

    /// <summary>The address that shows this.</summary>
    /// <param name="path">The list's path.</param>
    /// <param name="others">More parameters; null values are left out.</param>
    public string ToUri(string path, params ReadOnlySpan<(string Name, string? Value)> others)
    {
        var parameters = new Dictionary<string, string?>();
        void Put(string name, string value)
        {
            if (value.Length > 0)
                parameters[name] = value;
        }

        Put("q", Search);
        Put("cluster", Cluster);
        Put("role", Role);
        Put("all", AllClusters ? "1" : "");
        Put("none", None ? "1" : "");
        Put("unseen", NotSeen ? "1" : "");
        Put("sort", Sort == PrincipalSort.Name ? "" : Sort.ToString());
        Put("desc", Descending ? "1" : "");
        Put("page", Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in others)
            Put(name, value ?? "");
        return QueryHelpers.AddQueryString(path, parameters);
    }

    /// <summary>The use case's terms.</summary>
    public PrincipalFilter ToFilter(PrincipalKind kind) => new()
    {
        Kind = kind,
        Search = Search,
        Cluster = ClusterId.TryParse(Cluster, out var cluster) ? cluster : null,
        Role = PredefinedRoles.TryFromApiName(Role, out var role) ? role : null,
        HasCustomRole = Role == CustomRole,
        HasAllClusters = AllClusters,
        HasNone = None,
        NotSeenInRam = NotSeen,
        Sort = Sort,
        Descending = Descending,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    /// <summary>Another column, or the same one the other way round; begins at the first page.</summary>
    public PrincipalListQuery SortedBy(PrincipalSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };

    /// <summary>The word for <c>aria-sort</c>.</summary>
    public string AriaSort(PrincipalSort column) => column != Sort ? "none" : Descending ? "descending" : "ascending";
}
