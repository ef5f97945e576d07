using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>What the address of the page holds besides whose it is.</summary>
/// <param name="Cluster">The cluster; null for the first one.</param>
/// <param name="Namespace">The namespace; null for the whole cluster.</param>
/// <param name="AsGraph">Whether the graph is shown instead of the matrix.</param>
/// <param name="Search">Words that a resource must contain.</param>
/// <param name="Cell">The cell whose reason is open, as <c>verb resource group</c>; null for none.</param>
public sealed record EffectiveAccessQueryString(ClusterId? Cluster, NamespaceName? Namespace, bool AsGraph, string Search, string? Cell)
{
    /// <summary>Reads the parameters; what is malformed counts as not given.</summary>
    public static EffectiveAccessQueryString Read(string? cluster, string? ns, string? view, string? search, string? cell) => new(
        ClusterId.TryParse(cluster, out var id) ? id : null,
        NamespaceName.TryParse(ns, out var name) ? name : null,
        view == "graph",
        search is { Length: <= 200 } ? search.Trim() : "",
        string.IsNullOrEmpty(cell) || cell.Length > 600 ? null : cell);

    /// <summary>The address with these parameters.</summary>
    public string ToAddress(string path) => ConsoleUrls.WithQuery(path, ("cluster", Cluster?.Value), ("namespace", Namespace?.Value), ("view", AsGraph ? "graph" : null), ("q", Search), ("cell", Cell));

    /// <summary>The name of a cell in the address.</summary>
    public static string CellName(string verb, string resource, string apiGroup) => $"{verb} {resource} {apiGroup}";
}
