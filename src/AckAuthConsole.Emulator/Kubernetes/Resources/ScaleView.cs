using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>The number of pods of a workload as an object of its own: <c>scale</c>.</summary>
internal static class ScaleView
{
    public static KubeSubresource Subresource { get; } = new("scale", "Scale", "get", "patch", "update") { Group = "autoscaling", Version = "v1", Handler = Handle };

    private static KubeReply.Json Handle(KubeCall call)
    {
        var stored = call.Cluster.Find(call.Resource, call.Namespace, call.Name) ?? throw KubeError.NotFound(call.Resource, call.Name);
        var scale = Of(stored.Data);
        if (call.Attributes.Verb == "get") return new(scale);
        var wanted = call.Attributes.Verb == "patch" ? Patches.PatchTypes.Patch(call, scale) : ObjectBody.Parse(call, "Scale");
        var json = stored.Copy();
        json["spec"]!["replicas"] = wanted["spec"]?["replicas"]?.DeepClone() ?? 0;
        if (wanted["metadata"]?["resourceVersion"] is { } version) json["metadata"]!["resourceVersion"] = version.DeepClone();
        var reply = (KubeReply.Object)WriteOperations.Replace(call.With(call.Attributes with { Subresource = "" }), json, stored);
        return new(Of(reply.Data));
    }

    private static JsonObject Of(JsonObject workload)
    {
        var metadata = new JsonObject();
        foreach (var name in (string[])["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            if (workload["metadata"]![name] is { } value) metadata[name] = value.DeepClone();
        }
        var status = new JsonObject { ["replicas"] = workload["status"]?["replicas"]?.DeepClone() ?? 0 };
        if (workload["spec"]?["selector"]?["matchLabels"] is JsonObject labels) status["selector"] = string.Join(",", labels.Select(label => $"{label.Key}={(string?)label.Value}"));
        return new()
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject { ["replicas"] = workload["spec"]?["replicas"]?.DeepClone() ?? 0 },
            ["status"] = status,
        };
    }
}
