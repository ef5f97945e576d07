using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Schemas;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>What makes pods. No controller makes any here: what is stored is what is seen.</summary>
internal sealed class WorkloadResources : IKubeResourceSource
{
    private const string Apps = "apps";
    private const string Batch = "batch";

    private static readonly KubeSubresource s_status = new("status", "", "get", "patch", "update");

    public IEnumerable<KubeResource> Resources =>
    [
        Make(Apps, "controllerrevisions", "ControllerRevision", [], "What a controller made pods from.", [new("data", Any, "The state."), new("revision", Integer, "Its number.") { IsAlways = true, IsRequired = true }], [TableColumn.NameColumn, TableColumn.Age], hasStatus: false),
        Make(Apps, "daemonsets", "DaemonSet", ["ds"], "One pod on each node.", Wish("DaemonSet", Selector, Template, Number("minReadySeconds", "How long a pod must be ready to count."), Other("updateStrategy", "How pods are replaced."), Number("revisionHistoryLimit", "How many old states are kept.")),
            [
                TableColumn.NameColumn, Count("Desired", "desiredNumberScheduled"), Count("Current", "currentNumberScheduled"), Count("Ready", "numberReady"), Count("Up-to-date", "updatedNumberScheduled"),
                Count("Available", "numberAvailable"), new("Node Selector", (stored, _) => Pairs(stored.Data["spec"]?["template"]?["spec"]?["nodeSelector"])), TableColumn.Age, .. s_templateColumns,
            ]),
        Make(Apps, "deployments", "Deployment", ["deploy"], "Pods that are all the same and replaced step by step.", Wish("Deployment", Replicas, Selector, Template, Other("strategy", "How pods are replaced."), Number("minReadySeconds", "How long a pod must be ready to count."), Number("revisionHistoryLimit", "How many old states are kept."), new("paused", Flag, "Whether nothing is replaced."), Number("progressDeadlineSeconds", "How long a step may take.")),
            [TableColumn.NameColumn, Ready, Count("Up-to-date", "updatedReplicas"), Count("Available", "availableReplicas"), TableColumn.Age, .. s_templateColumns], hasScale: true),
        Make(Apps, "replicasets", "ReplicaSet", ["rs"], "A number of pods that are all the same.", Wish("ReplicaSet", Replicas, Number("minReadySeconds", "How long a pod must be ready to count."), Selector, Template),
            [TableColumn.NameColumn, new("Desired", (stored, _) => (long?)stored.Data["spec"]?["replicas"] ?? 1, Type: "integer"), Count("Current", "replicas"), Count("Ready", "readyReplicas"), TableColumn.Age, .. s_templateColumns], hasScale: true),
        Make(Apps, "statefulsets", "StatefulSet", ["sts"], "Pods that have a name and files of their own.", Wish("StatefulSet", Replicas, Selector, Template, Other("volumeClaimTemplates", "Volumes of each pod."), new("serviceName", Text, "Service that names the pods.") { IsAlways = true }, new("podManagementPolicy", Text, "OrderedReady or Parallel."), Other("updateStrategy", "How pods are replaced."), Number("revisionHistoryLimit", "How many old states are kept."), Number("minReadySeconds", "How long a pod must be ready to count."), Other("persistentVolumeClaimRetentionPolicy", "What becomes of the volumes."), Other("ordinals", "How pods are numbered.")),
            [TableColumn.NameColumn, Ready, TableColumn.Age, s_templateColumns[0], s_templateColumns[1]], hasScale: true),
        Make(Batch, "cronjobs", "CronJob", ["cj"], "Jobs by the calendar.", Wish("CronJob", new("schedule", Text, "When, in cron's form.") { IsAlways = true, IsRequired = true }, new("timeZone", Text, "Zone of the schedule."), Number("startingDeadlineSeconds", "How late a job may start."), new("concurrencyPolicy", Text, "What to do when the last one still runs."), new("suspend", Flag, "Whether no job is made."), Other("jobTemplate", "How jobs are made."), Number("successfulJobsHistoryLimit", "How many good jobs are kept."), Number("failedJobsHistoryLimit", "How many bad jobs are kept.")),
            [
                TableColumn.NameColumn, new("Schedule", (stored, _) => (string?)stored.Data["spec"]?["schedule"] ?? ""), new("Timezone", (stored, _) => (string?)stored.Data["spec"]?["timeZone"] ?? "<none>"),
                new("Suspend", (stored, _) => (bool?)stored.Data["spec"]?["suspend"] == true ? "True" : "False"), new("Active", (stored, _) => (stored.Data["status"]?["active"] as JsonArray)?.Count ?? 0, Type: "integer"), new("Last Schedule", (_, _) => "<none>"), TableColumn.Age,
            ]),
        Make(Batch, "jobs", "Job", [], "Pods that run to their end.", Wish("Job", Number("parallelism", "How many pods at once."), Number("completions", "How many must succeed."), Number("activeDeadlineSeconds", "How long it may run."), Other("podFailurePolicy", "What a failed pod means."), Other("successPolicy", "When it has succeeded."), Number("backoffLimit", "How many may fail."), Number("backoffLimitPerIndex", "How many may fail of each."), Number("maxFailedIndexes", "How many may fail for good."), Selector, new("manualSelector", Flag, "Whether the selector is given."), Template, Number("ttlSecondsAfterFinished", "How long it stays afterwards."), new("completionMode", Text, "NonIndexed or Indexed."), new("suspend", Flag, "Whether it rests."), new("podReplacementPolicy", Text, "When a pod is replaced."), new("managedBy", Text, "Who works on it.")),
            [TableColumn.NameColumn, new("Status", (stored, _) => (long?)stored.Data["status"]?["succeeded"] > 0 ? "Complete" : "Running"), new("Completions", (stored, _) => $"{(long?)stored.Data["status"]?["succeeded"] ?? 0}/{(long?)stored.Data["spec"]?["completions"] ?? 1}"), new("Duration", (_, _) => ""), TableColumn.Age]),
    ];

    private static readonly TableColumn[] s_templateColumns =
    [
        new("Containers", (stored, _) => Containers(stored, "name"), IsWide: true),
        new("Images", (stored, _) => Containers(stored, "image"), IsWide: true),
        new("Selector", (stored, _) => Pairs(stored.Data["spec"]?["selector"]?["matchLabels"]), IsWide: true),
    ];

    private static KubeField Selector => new("selector", MetaSchemas.LabelSelector, "Labels of its pods.");

    private static KubeField Template => new("template", PodSchemas.PodTemplate, "How its pods are made.") { IsAlways = true, IsRequired = true };

    private static KubeField Replicas => Number("replicas", "How many pods.");

    private static TableColumn Ready => new("Ready", (stored, _) => $"{(long?)stored.Data["status"]?["readyReplicas"] ?? 0}/{(long?)stored.Data["spec"]?["replicas"] ?? 1}");

    private static KubeField Number(string name, string description) => new(name, Integer, description);

    private static KubeField Other(string name, string description) => new(name, Any, description);

    private static TableColumn Count(string name, string member) => new(name, (stored, _) => (long?)stored.Data["status"]?[member] ?? 0, Type: "integer");

    private static KubeField[] Wish(string kind, params KubeField[] fields)
    {
        var prefix = kind is "Job" or "CronJob" ? "io.k8s.api.batch.v1." : "io.k8s.api.apps.v1.";
        return [new("spec", KubeSchema.Object(prefix + kind + "Spec", "What is wanted.", fields), "What is wanted.") { IsAlways = true }, new("status", Any, "State.")];
    }

    private static KubeResource Make(
        string group, string plural, string kind, IReadOnlyList<string> shortNames, string description, KubeField[] fields, IReadOnlyList<TableColumn> columns, bool hasStatus = true, bool hasScale = false) => new()
        {
            Group = group,
            Version = "v1",
            Plural = plural,
            Kind = kind,
            ShortNames = shortNames,
            Categories = hasStatus ? ["all"] : [],
            Columns = columns,
            Strategy = new WorkloadStrategy(),
            Schema = KubeSchema.Object($"io.k8s.api.{group}.v1.{kind}", description, fields),
            Subresources = [.. hasScale ? [ScaleView.Subresource] : Array.Empty<KubeSubresource>(), .. hasStatus ? [s_status with { Kind = kind }] : Array.Empty<KubeSubresource>()],
        };

    private static string Containers(StoredObject stored, string member) =>
        string.Join(",", (stored.Data["spec"]?["template"]?["spec"]?["containers"] as JsonArray ?? []).Select(container => (string?)container?[member]));

    private static string Pairs(JsonNode? map) => map is JsonObject { Count: > 0 } pairs ? string.Join(",", pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={(string?)pair.Value}"))) : "<none>";
}
