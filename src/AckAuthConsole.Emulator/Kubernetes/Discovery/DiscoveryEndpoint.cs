using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace AckAuthConsole.Emulator.Kubernetes.Discovery;

/// <summary>Paths that are no resources: what the API server is and what it offers.</summary>
internal static class DiscoveryEndpoint
{
    private const string JsonType = "application/json";

    /// <summary>Answers; null: there is no such path.</summary>
    public static KubeReply? Handle(HttpContext http, KubeCluster cluster, KubeAttributes attributes, out ReplyFormat format)
    {
        format = ReplyFormat.Whole;
        var (registry, path) = (cluster.Resources, attributes.Path.TrimEnd('/'));
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [] or ["version" or "healthz" or "livez" or "readyz" or "api" or "apis" or "openapi" or "openid" or ".well-known", ..] && attributes.Verb is not ("get" or "head"))
        {
            throw KubeError.MethodNotAllowed();
        }
        switch (parts)
        {
            case []:
                return new KubeReply.Json(Root(cluster));
            case ["healthz" or "livez" or "readyz"]:
                return KubeReply.Content.Text("ok");
            case ["version"]:
                return new KubeReply.Json(Version(cluster));
            case ["api" or "apis"] when IsAggregated(http) is { } wanted:
                format = wanted;
                return new KubeReply.Content($"application/json;g=apidiscovery.k8s.io;v={wanted.Version};as=APIGroupDiscoveryList", ReplyWriter.Bytes(DiscoveryDocuments.Aggregated(registry, parts[0] == "api", wanted.Version)));
            case ["api"]:
                return new KubeReply.Json(DiscoveryDocuments.Versions(new(http.Request.GetEncodedUrl())));
            case ["apis"]:
                return new KubeReply.Json(DiscoveryDocuments.Groups(registry));
            case ["api", var version]:
                return Json(DiscoveryDocuments.Resources(registry, "", version));
            case ["apis", var group]:
                return Json(DiscoveryDocuments.Group(registry, group));
            case ["apis", var group, var version]:
                return Json(DiscoveryDocuments.Resources(registry, group, version));
            case ["openapi", "v2"]:
                return OpenApi(http, OpenApiDocuments.Version2(registry));
            case ["openapi", "v3"]:
                return new KubeReply.Json(AtServer(OpenApiDocuments.Index(registry), cluster));
            case ["openapi", "v3", ..]:
                return OpenApiDocuments.Version3(registry, string.Join('/', parts[2..])) is { } document ? OpenApi(http, document) : null;
            case ["openid", "v1", "jwks"]:
                return new KubeReply.Content("application/jwk-set+json", ReplyWriter.Bytes(cluster.Keys.Tokens.ToKeySet()));
            case [".well-known", "openid-configuration"]:
                return new KubeReply.Json(Issuer());
            default:
                return null;
        }
    }

    private static KubeReply.Json? Json(JsonObject? json) => json is null ? null : new(json);

    // Clients that read only the binary form get an answer that they cannot read, and fall back; there is no such form here.
    private static KubeReply.Content OpenApi(HttpContext http, byte[] document)
    {
        var accept = http.Request.Headers.Accept.ToString();
        if (accept.Length > 0 && !accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("*/*", StringComparison.Ordinal)) throw KubeError.NotAcceptable(JsonType);
        return new(JsonType, document);
    }

    // The documents' addresses are relative to the host, below which this API server has a path of its own.
    private static JsonObject AtServer(JsonObject index, KubeCluster cluster)
    {
        foreach (var (_, entry) in (JsonObject)index["paths"]!)
        {
            entry!["serverRelativeURL"] = $"{KubeServer.Prefix}{cluster.Id}{(string)entry["serverRelativeURL"]!}";
        }
        return index;
    }

    private static ReplyFormat? IsAggregated(HttpContext http)
    {
        var accept = http.Request.Headers.Accept.ToString();
        if (!accept.Contains("APIGroupDiscoveryList", StringComparison.Ordinal)) return null;
        var format = ReplyFormat.Choose(accept, mayBeTable: false);
        return format.As.Length > 0 ? format : null;
    }

    private static JsonObject Root(KubeCluster cluster)
    {
        var paths = new List<string> { "/.well-known/openid-configuration", "/api", "/api/v1", "/apis", "/apis/" };
        foreach (var group in cluster.Resources.Groups.Where(group => group.Length > 0).Order(StringComparer.Ordinal))
        {
            paths.Add($"/apis/{group}");
            paths.AddRange(cluster.Resources.VersionsOf(group).Select(version => $"/apis/{group}/{version}"));
        }
        paths.AddRange(["/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/openid/v1/jwks", "/readyz", "/version"]);
        return new() { ["paths"] = new JsonArray([.. paths.Select(path => (JsonNode)path)]) };
    }

    private static JsonObject Issuer() => new()
    {
        ["issuer"] = ServiceAccountTokens.Issuer,
        ["jwks_uri"] = ServiceAccountTokens.Issuer + "/openid/v1/jwks",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
    };

    private static JsonObject Version(KubeCluster cluster)
    {
        var parts = cluster.Source.CurrentVersion.Split('-', 2)[0].Split('.');
        return new()
        {
            ["major"] = parts[0],
            ["minor"] = parts.Length > 1 ? parts[1] : "0",
            ["gitVersion"] = "v" + cluster.Source.CurrentVersion,
            ["gitCommit"] = "0000000000000000000000000000000000000000",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "2025-01-01T00:00:00Z",
            ["goVersion"] = "emulator",
            ["compiler"] = "emulator",
            ["platform"] = "linux/amd64",
        };
    }
}
