using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What is particular to writes of workloads: generations, and that a selector fits the pods.</summary>
internal sealed class WorkloadStrategy : KubeStrategy
{
    public override bool HasGeneration => true;

    public override void Default(JsonObject json)
    {
        if (json["spec"] is not JsonObject spec) return;
        if ((string?)json["kind"] is "Deployment" or "ReplicaSet" or "StatefulSet") spec["replicas"] ??= 1;
        if (spec["template"]?["spec"] is JsonObject pod) PodStrategy.DefaultSpec(pod);
    }

    public override IEnumerable<FieldError> Validate(KubeWrite write)
    {
        if (write.Object["spec"] is not JsonObject spec || (string?)write.Object["kind"] is "Job" or "CronJob" or "ControllerRevision") yield break;
        if (spec["selector"] is not JsonObject selector)
        {
            yield return FieldError.Required("spec.selector");
        }
        else if (selector["matchLabels"] is JsonObject wanted)
        {
            var labels = spec["template"]?["metadata"]?["labels"] as JsonObject;
            if (wanted.Any(label => (string?)labels?[label.Key] != (string?)label.Value))
            {
                yield return FieldError.Invalid(
                    "spec.template.metadata.labels", $"map[string]string{{{string.Join(", ", (labels ?? []).Select(label => $"{GoText.Quote(label.Key)}:{GoText.Quote((string?)label.Value ?? "")}"))}}}",
                    "`selector` does not match template `labels`");
            }
        }
        if (spec["template"]?["spec"]?["containers"] is not JsonArray { Count: > 0 }) yield return FieldError.Required("spec.template.spec.containers");
    }
}
