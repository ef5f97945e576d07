using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>Namespaces live on until they are emptied.</summary>
internal sealed class NamespaceStrategy : KubeStrategy
{
    private const string Finalizer = "kubernetes";

    public override string? NameProblem(string name) => ObjectNames.LabelProblem(name);

    public override void Default(JsonObject json)
    {
        if (json["metadata"] is not JsonObject metadata || (string?)metadata["name"] is not { Length: > 0 } name) return;
        if (metadata["labels"] is not JsonObject labels) metadata["labels"] = labels = [];
        labels["kubernetes.io/metadata.name"] = name;
    }

    public override void Prepare(KubeWrite write)
    {
        if (write.Old is null)
        {
            var spec = write.Object["spec"] as JsonObject;
            var finalizers = spec?["finalizers"] as JsonArray ?? [];
            if (!finalizers.Any(item => (string?)item == Finalizer)) finalizers.Add(Finalizer);
            write.Object["spec"] = new JsonObject { ["finalizers"] = finalizers.DeepClone() };
            write.Object["status"] = new JsonObject { ["phase"] = "Active" };
        }
        else if (write.Subresource != "finalize")
        {
            write.Object["spec"] = write.Old.Data["spec"]!.DeepClone();
        }
    }

    public override bool IsFinished(JsonObject json) => json["spec"]?["finalizers"] is not JsonArray { Count: > 0 };

    public override void MarkDeleted(JsonObject json) => json["status"] = new JsonObject { ["phase"] = "Terminating" };

    public override void BeforeDelete(KubeWrite write)
    {
        if (write.Name is "default" or "kube-system" or "kube-public") throw KubeError.Forbidden(write.Call.Resource, write.Name, "this namespace may not be deleted");
    }
}
