using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.WhoCan;

namespace AckAuthConsole.Web.Features.WhoCan;

/// <summary>The question in the address of the page and of its export.</summary>
public static class WhoCanAddress
{
    private const int MaxLength = 300;

    /// <summary>Reads it; what is not given is the question that people ask first: who can read Secrets anywhere.</summary>
    public static WhoCanQuery Parse(string? verb, string? resource, string? ns, string? where, string? name) => new(
        Short(verb) ?? "get",
        Short(resource) ?? "secrets",
        NamespaceName.TryParse(ns, out var known) ? known : null,
        where != "cluster",
        Short(name) ?? "");

    /// <summary>Writes it.</summary>
    public static string For(string path, WhoCanQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ConsoleUrls.WithQuery(path, ("verb", query.Verb.Trim()), ("resource", query.Resource.Trim()), ("namespace", query.Namespace?.Value), ("where", query.Namespace is null && !query.Anywhere ? "cluster" : null), ("name", query.Name.Trim()));
    }

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= MaxLength ? text : text[..MaxLength];
}
