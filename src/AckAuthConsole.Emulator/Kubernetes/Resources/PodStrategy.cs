using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What is particular to writes of pods. They are placed nowhere and run nothing.</summary>
internal sealed class PodStrategy : KubeStrategy
{
    private static readonly string[] s_changeable = ["activeDeadlineSeconds", "terminationGracePeriodSeconds", "tolerations", "schedulingGates", "ephemeralContainers"];

    public override bool ReturnsDeleted => true;

    public static void DefaultSpec(JsonObject spec)
    {
        spec["restartPolicy"] ??= "Always";
        spec["terminationGracePeriodSeconds"] ??= 30;
        spec["dnsPolicy"] ??= "ClusterFirst";
        spec["securityContext"] ??= new JsonObject();
        spec["schedulerName"] ??= "default-scheduler";
        if ((string?)spec["serviceAccountName"] is { } account) spec["serviceAccount"] ??= account;
        else if ((string?)spec["serviceAccount"] is { } older) spec["serviceAccountName"] = older;
        foreach (var container in (spec["containers"] as JsonArray ?? []).Concat(spec["initContainers"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var image = (string?)container["image"] ?? "";
            container["terminationMessagePath"] ??= "/dev/termination-log";
            container["terminationMessagePolicy"] ??= "File";
            container["imagePullPolicy"] ??= image.Contains(':', StringComparison.Ordinal) && !image.EndsWith(":latest", StringComparison.Ordinal) ? "IfNotPresent" : "Always";
            foreach (var port in (container["ports"] as JsonArray ?? []).OfType<JsonObject>()) port["protocol"] ??= "TCP";
        }
    }

    public override void Default(JsonObject json)
    {
        if (json["spec"] is not JsonObject spec) return;
        DefaultSpec(spec);
        spec["enableServiceLinks"] ??= true;
    }

    public override void Prepare(KubeWrite write)
    {
        if (write.Old is not null) return;
        var spec = (JsonObject)write.Object["spec"]!;
        spec["serviceAccountName"] ??= "default";
        spec["serviceAccount"] ??= spec["serviceAccountName"]!.DeepClone();
        write.Object["status"] = new JsonObject { ["phase"] = "Pending", ["qosClass"] = "BestEffort" };
    }

    public override IEnumerable<FieldError> Validate(KubeWrite write)
    {
        var spec = (JsonObject)write.Object["spec"]!;
        if (spec["containers"] is not JsonArray { Count: > 0 } containers)
        {
            yield return FieldError.Required("spec.containers");
            yield break;
        }
        for (var i = 0; i < containers.Count; i++)
        {
            var name = (string?)containers[i]?["name"] ?? "";
            if (name.Length == 0) yield return FieldError.Required($"spec.containers[{i}].name");
            else if (ObjectNames.LabelProblem(name) is { } wrong) yield return FieldError.Invalid($"spec.containers[{i}].name", GoText.Quote(name), wrong);
            if (((string?)containers[i]?["image"] ?? "").Length == 0) yield return FieldError.Required($"spec.containers[{i}].image");
        }
        if (write.Old is null || write.Subresource.Length > 0) yield break;
        if (!JsonNode.DeepEquals(Fixed(spec), Fixed((JsonObject)write.Old.Data["spec"]!)))
        {
            yield return FieldError.Forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
        }
    }

    private static JsonObject Fixed(JsonObject spec)
    {
        var copy = (JsonObject)spec.DeepClone();
        foreach (var name in s_changeable) copy.Remove(name);
        foreach (var container in (copy["containers"] as JsonArray ?? []).Concat(copy["initContainers"] as JsonArray ?? []).OfType<JsonObject>()) container.Remove("image");
        return copy;
    }
}
