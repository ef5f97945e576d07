using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Selectors;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>Finds out what a request wants, from its method and path alone, whether or not there is such a thing.</summary>
internal static class RequestParser
{
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path below the API server's address.</param>
    /// <param name="query">The query.</param>
    public static KubeAttributes Parse(string method, string path, IQueryCollection query)
    {
        var parts = path.Trim('/').Split('/');
        var other = new KubeAttributes { Verb = method.ToLowerInvariant(), Path = path.Length == 0 ? "/" : path };
        string group;
        ArraySegment<string> rest;
        if (parts is ["api", _, _, ..]) (group, rest) = ("", parts[1..]);
        else if (parts is ["apis", _, _, _, ..]) (group, rest) = (parts[1], parts[2..]);
        else return other;

        var version = rest[0];
        rest = rest[1..];
        var verb = method switch
        {
            "POST" => "create",
            "GET" or "HEAD" => "get",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            _ => "",
        };
        if (rest[0] is "watch" or "proxy")
        {
            if (rest.Count < 2) return other;
            verb = rest[0];
            rest = rest[1..];
        }
        var ns = "";
        if (rest[0] == "namespaces" && rest.Count > 1)
        {
            ns = rest[1];
            if (rest.Count > 2 && rest[2] is not ("status" or "finalize")) rest = rest[2..];
        }
        var name = rest.Count > 1 ? rest[1] : "";
        var subresource = rest.Count > 2 && verb != "proxy" ? rest[2] : "";
        if (name.Length == 0 && verb == "get")
        {
            verb = IsWatch(query) ? "watch" : "list";
            if (FieldSelector.NameOf(query["fieldSelector"].ToString()) is { } selected) name = selected;
        }
        else if (name.Length == 0 && verb == "delete")
        {
            verb = "deletecollection";
            if (FieldSelector.NameOf(query["fieldSelector"].ToString()) is { } selected) name = selected;
        }
        return new()
        {
            IsResource = true,
            Verb = verb,
            Group = group,
            Version = version,
            Resource = rest[0],
            Subresource = subresource,
            Namespace = ns,
            Name = name,
            Path = path,
        };
    }

    /// <summary>Whether the query asks for a watch: a word that says no, or none, does not.</summary>
    public static bool IsWatch(IQueryCollection query) =>
        query.ContainsKey("watch") && query["watch"].ToString().ToLowerInvariant() is not ("false" or "0");
}
