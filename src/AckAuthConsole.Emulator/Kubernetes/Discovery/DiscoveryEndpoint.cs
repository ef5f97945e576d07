using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Discovery;

/// <summary>Paths that are no resources: what the API server is and what it offers.</summary>
internal static class DiscoveryEndpoint
{
    /// <summary>Answers; null: there is no such path.</summary>
    public static KubeReply? Handle(HttpContext http, KubeCluster cluster, KubeAttributes attributes, out ReplyFormat format)
    {
        format = ReplyFormat.Whole;
        return attributes.Path.TrimEnd('/') switch
        {
            "/healthz" or "/livez" or "/readyz" => KubeReply.Content.Text("ok"),
            "/version" => new KubeReply.Json(Version(cluster)),
            _ => null,
        };
    }

    private static JsonObject Version(KubeCluster cluster)
    {
        var parts = cluster.Source.CurrentVersion.Split('-', 2)[0].Split('.');
        return new()
        {
            ["major"] = parts[0],
            ["minor"] = parts.Length > 1 ? parts[1] : "0",
            ["gitVersion"] = "v" + cluster.Source.CurrentVersion,
            ["gitCommit"] = "emulator",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "2025-01-01T00:00:00Z",
            ["goVersion"] = "none",
            ["compiler"] = "emulator",
            ["platform"] = "linux/amd64",
        };
    }
}
