using AckAuthConsole.Emulator.Kubernetes.Api;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What can be done with pods besides reading and writing them. Nothing runs here, so that logs are made up and streams refused.</summary>
internal static class PodSubresources
{
    public static IReadOnlyList<KubeSubresource> All { get; } =
    [
        Stream("attach", "PodAttachOptions"),
        new("binding", "Binding", "create") { Handler = call => Found(call, () => Success(StatusCodes.Status201Created)) },
        new("ephemeralcontainers", "Pod", "get", "patch", "update") { Owns = "spec" },
        new("eviction", "Eviction", "create") { Group = "policy", Version = "v1", Handler = Evict },
        Stream("exec", "PodExecOptions"),
        new("log", "Pod", "get") { Handler = call => Found(call, () => KubeReply.Content.Text($"{call.Name}: nothing runs in the emulator; this line stands for the log.\n")) },
        Stream("portforward", "PodPortForwardOptions"),
        new("proxy", "PodProxyOptions", "create", "delete", "get", "patch", "update") { Handler = call => Found(call, () => throw KubeError.Raw(StatusCodes.Status503ServiceUnavailable, "nothing runs in the emulator")) },
        new("status", "Pod", "get", "patch", "update"),
    ];

    private static KubeSubresource Stream(string name, string kind) => new(name, kind, "create", "get")
    {
        Handler = call => Found(call, () => throw KubeError.BadRequest("Upgrade request required")),
    };

    private static KubeReply Evict(KubeCall call) => Found(call, () =>
    {
        if (!call.IsDryRun) call.Cluster.Remove(call.Resource, call.Namespace, call.Name);
        return Success(StatusCodes.Status201Created);
    });

    private static KubeReply.Json Success(int code) => new(new System.Text.Json.Nodes.JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new System.Text.Json.Nodes.JsonObject(),
        ["status"] = "Success",
        ["code"] = code,
    })
    { Status = code };

    private static KubeReply Found(KubeCall call, Func<KubeReply> then) =>
        call.Cluster.Find(call.Resource, call.Namespace, call.Name) is null ? throw KubeError.NotFound(call.Resource, call.Name) : then();
}
