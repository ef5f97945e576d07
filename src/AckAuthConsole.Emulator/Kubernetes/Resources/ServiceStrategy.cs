using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What is particular to writes of services: their address.</summary>
internal sealed class ServiceStrategy : KubeStrategy
{
    public override bool ReturnsDeleted => true;

    public override void Default(JsonObject json)
    {
        if (json["spec"] is not JsonObject spec) return;
        spec["type"] ??= "ClusterIP";
        spec["sessionAffinity"] ??= "None";
        foreach (var port in (spec["ports"] as JsonArray ?? []).OfType<JsonObject>())
        {
            port["protocol"] ??= "TCP";
            port["targetPort"] ??= port["port"]?.DeepClone();
        }
    }

    public override void Prepare(KubeWrite write)
    {
        if (write.Object["spec"] is not JsonObject spec || (string?)spec["type"] == "ExternalName") return;
        if (write.Old?.Data["spec"]?["clusterIP"] is { } kept) spec["clusterIP"] ??= kept.DeepClone();
        // No two services of a cluster need to differ in anything but this number.
        var number = write.Cluster.Revision % 65_000;
        spec["clusterIP"] ??= $"172.21.{number / 254 % 16}.{(number % 254) + 1}";
        spec["clusterIPs"] ??= new JsonArray(spec["clusterIP"]!.DeepClone());
    }

    public override string? NameProblem(string name) => ObjectNames.LabelProblem(name);

    public override IEnumerable<FieldError> Validate(KubeWrite write)
    {
        if (write.Object["spec"] is JsonObject spec && (string?)spec["type"] != "ExternalName" && (string?)spec["clusterIP"] != "None" && spec["ports"] is not JsonArray { Count: > 0 }) yield return FieldError.Required("spec.ports");
    }
}
