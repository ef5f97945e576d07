using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Schemas;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>The kinds of the core group.</summary>
internal sealed class CoreResources : IKubeResourceSource
{
    private const string Prefix = "io.k8s.api.core.v1.";

    private static readonly string[] s_withoutCollection = ["create", "delete", "get", "list", "patch", "update", "watch"];

    public IEnumerable<KubeResource> Resources =>
    [
        Make("configmaps", "ConfigMap", CoreSchemas.ConfigMap, ["cm"], [TableColumn.NameColumn, Size("Data", "data", "binaryData"), TableColumn.Age], new ConfigStrategy()),
        Make("endpoints", "Endpoints", CoreSchemas.Endpoints, ["ep"], [TableColumn.NameColumn, new("Endpoints", (stored, _) => Addresses(stored)), TableColumn.Age]),
        new()
        {
            Group = "", Version = "v1", Plural = "events", Kind = "Event", ShortNames = ["ev"], Schema = CoreSchemas.Event,
            Columns =
            [
                new("Last Seen", (stored, now) => TableColumn.AgeOf((string?)stored.Data["lastTimestamp"] ?? (string?)stored.Metadata["creationTimestamp"], now)), Member("Type", "type"), Member("Reason", "reason"),
                new("Object", (stored, _) => $"{((string?)stored.Data["involvedObject"]?["kind"])?.ToLowerInvariant()}/{(string?)stored.Data["involvedObject"]?["name"]}"), Member("Message", "message"),
                new("Name", (stored, _) => stored.Name, IsWide: true, Format: "name"),
            ],
            SelectableFields = new Dictionary<string, Func<JsonObject, string>>
            {
                ["involvedObject.kind"] = json => Text(json, "involvedObject", "kind"), ["involvedObject.name"] = json => Text(json, "involvedObject", "name"),
                ["involvedObject.namespace"] = json => Text(json, "involvedObject", "namespace"), ["involvedObject.uid"] = json => Text(json, "involvedObject", "uid"),
                ["involvedObject.apiVersion"] = json => Text(json, "involvedObject", "apiVersion"), ["involvedObject.fieldPath"] = json => Text(json, "involvedObject", "fieldPath"),
                ["involvedObject.resourceVersion"] = json => Text(json, "involvedObject", "resourceVersion"), ["reason"] = json => Text(json, "reason"), ["type"] = json => Text(json, "type"),
                ["reportingComponent"] = json => Text(json, "reportingComponent"), ["source"] = json => Text(json, "source", "component"),
            },
        },
        Make("limitranges", "LimitRange", CoreSchemas.SpecAndStatus(Prefix + "LimitRange", "Limits for each pod of a namespace."), ["limits"], [TableColumn.NameColumn, TableColumn.CreatedAt]),
        new()
        {
            Group = "", Version = "v1", Plural = "namespaces", Kind = "Namespace", ShortNames = ["ns"], IsNamespaced = false, Schema = CoreSchemas.Namespace, Strategy = new NamespaceStrategy(),
            Verbs = s_withoutCollection,
            Columns = [TableColumn.NameColumn, Phase, TableColumn.Age],
            Subresources = [new("finalize", "Namespace", "update") { Owns = "spec" }, new("status", "Namespace", "get", "patch", "update")],
            SelectableFields = new Dictionary<string, Func<JsonObject, string>> { ["status.phase"] = json => Text(json, "status", "phase") },
        },
        new()
        {
            Group = "", Version = "v1", Plural = "nodes", Kind = "Node", ShortNames = ["no"], IsNamespaced = false, Schema = CoreSchemas.Node,
            Columns = [TableColumn.NameColumn, new("Status", (stored, _) => IsReady(stored) ? "Ready" : "Unknown"), new("Roles", (_, _) => "<none>"), TableColumn.Age, new("Version", (stored, _) => (string?)stored.Data["status"]?["nodeInfo"]?["kubeletVersion"] ?? "")],
            Subresources =
            [
                new("proxy", "NodeProxyOptions", "create", "delete", "get", "patch", "update") { Handler = _ => throw Api.KubeError.Raw(503, "nothing runs in the emulator") },
                new("status", "Node", "get", "patch", "update"),
            ],
            SelectableFields = new Dictionary<string, Func<JsonObject, string>> { ["spec.unschedulable"] = json => (bool?)json["spec"]?["unschedulable"] == true ? "true" : "false" },
        },
        new()
        {
            Group = "", Version = "v1", Plural = "persistentvolumeclaims", Kind = "PersistentVolumeClaim", ShortNames = ["pvc"],
            Schema = CoreSchemas.SpecAndStatus(Prefix + "PersistentVolumeClaim", "A request for a volume."), Columns = [TableColumn.NameColumn, Phase, TableColumn.Age],
            Subresources = [new("status", "PersistentVolumeClaim", "get", "patch", "update")],
        },
        new()
        {
            Group = "", Version = "v1", Plural = "persistentvolumes", Kind = "PersistentVolume", ShortNames = ["pv"], IsNamespaced = false,
            Schema = CoreSchemas.SpecAndStatus(Prefix + "PersistentVolume", "A volume."), Columns = [TableColumn.NameColumn, Phase, TableColumn.Age],
            Subresources = [new("status", "PersistentVolume", "get", "patch", "update")],
        },
        new()
        {
            Group = "", Version = "v1", Plural = "pods", Kind = "Pod", ShortNames = ["po"], Categories = ["all"], Schema = PodSchemas.Pod, Strategy = new PodStrategy(), Subresources = PodSubresources.All,
            Columns =
            [
                TableColumn.NameColumn, new("Ready", (stored, _) => Ready(stored)), Phase with { Name = "Status" }, new("Restarts", (_, _) => "0"), TableColumn.Age,
                new("IP", (stored, _) => Or(Text(stored.Data, "status", "podIP")), IsWide: true), new("Node", (stored, _) => Or(Text(stored.Data, "spec", "nodeName")), IsWide: true),
                new("Nominated Node", (_, _) => "<none>", IsWide: true), new("Readiness Gates", (_, _) => "<none>", IsWide: true),
            ],
            SelectableFields = new Dictionary<string, Func<JsonObject, string>>
            {
                ["spec.nodeName"] = json => Text(json, "spec", "nodeName"), ["spec.restartPolicy"] = json => Text(json, "spec", "restartPolicy"), ["spec.schedulerName"] = json => Text(json, "spec", "schedulerName"),
                ["spec.serviceAccountName"] = json => Text(json, "spec", "serviceAccountName"), ["status.phase"] = json => Text(json, "status", "phase"), ["status.podIP"] = json => Text(json, "status", "podIP"),
                ["status.nominatedNodeName"] = json => Text(json, "status", "nominatedNodeName"),
            },
        },
        Make("replicationcontrollers", "ReplicationController", CoreSchemas.SpecAndStatus(Prefix + "ReplicationController", "The older ReplicaSet."), ["rc"], [TableColumn.NameColumn, TableColumn.Age]),
        Make("resourcequotas", "ResourceQuota", CoreSchemas.SpecAndStatus(Prefix + "ResourceQuota", "Limits for a whole namespace."), ["quota"], [TableColumn.NameColumn, TableColumn.Age]),
        new()
        {
            Group = "", Version = "v1", Plural = "secrets", Kind = "Secret", Schema = CoreSchemas.Secret, Strategy = new ConfigStrategy(),
            Columns = [TableColumn.NameColumn, Member("Type", "type"), Size("Data", "data"), TableColumn.Age],
            SelectableFields = new Dictionary<string, Func<JsonObject, string>> { ["type"] = json => Text(json, "type") },
        },
        new()
        {
            Group = "", Version = "v1", Plural = "serviceaccounts", Kind = "ServiceAccount", ShortNames = ["sa"], Schema = CoreSchemas.ServiceAccount, Strategy = new ReturningStrategy(),
            Columns = [TableColumn.NameColumn, Size("Secrets", "secrets"), TableColumn.Age], Subresources = [TokenRequests.Subresource],
        },
        new()
        {
            Group = "", Version = "v1", Plural = "services", Kind = "Service", ShortNames = ["svc"], Categories = ["all"], Schema = CoreSchemas.Service, Strategy = new ServiceStrategy(),
            Columns =
            [
                TableColumn.NameColumn, new("Type", (stored, _) => Text(stored.Data, "spec", "type")), new("Cluster-IP", (stored, _) => Or(Text(stored.Data, "spec", "clusterIP"))), new("External-IP", (_, _) => "<none>"),
                new("Port(s)", (stored, _) => Ports(stored)), TableColumn.Age, new("Selector", (stored, _) => Pairs(stored.Data["spec"]?["selector"]), IsWide: true),
            ],
            Subresources = [new("proxy", "ServiceProxyOptions", "create", "delete", "get", "patch", "update") { Handler = _ => throw Api.KubeError.Raw(503, "nothing runs in the emulator") }, new("status", "Service", "get", "patch", "update")],
        },
    ];

    private static TableColumn Phase { get; } = new("Status", (stored, _) => stored.IsBeingDeleted ? "Terminating" : Or(Text(stored.Data, "status", "phase")));

    private static KubeResource Make(string plural, string kind, KubeSchema schema, IReadOnlyList<string> shortNames, IReadOnlyList<TableColumn> columns, KubeStrategy? strategy = null) => new()
    {
        Group = "",
        Version = "v1",
        Plural = plural,
        Kind = kind,
        ShortNames = shortNames,
        Schema = schema,
        Columns = columns,
        Strategy = strategy ?? new(),
    };

    private static TableColumn Member(string name, string member) => new(name, (stored, _) => Text(stored.Data, member));

    private static TableColumn Size(string name, params string[] members) => new(
        name, (stored, _) => members.Sum(member => stored.Data[member] switch { JsonObject map => map.Count, JsonArray list => list.Count, _ => 0 }), Type: "integer");

    private static string Text(JsonObject json, params ReadOnlySpan<string> path)
    {
        JsonNode? node = json;
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
    }

    private static string Or(string text) => text.Length > 0 ? text : "<none>";

    private static string Ready(StoredObject pod)
    {
        var all = (pod.Data["spec"]?["containers"] as JsonArray)?.Count ?? 0;
        var ready = (pod.Data["status"]?["containerStatuses"] as JsonArray)?.Count(status => (bool?)status?["ready"] == true) ?? (Text(pod.Data, "status", "phase") == "Running" ? all : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{ready}/{all}");
    }

    private static bool IsReady(StoredObject node) =>
        (node.Data["status"]?["conditions"] as JsonArray ?? []).Any(condition => (string?)condition?["type"] == "Ready" && (string?)condition["status"] == "True");

    private static string Ports(StoredObject service) => string.Join(",", (service.Data["spec"]?["ports"] as JsonArray ?? []).Select(port => $"{port?["port"]}/{(string?)port?["protocol"] ?? "TCP"}"));

    private static string Pairs(JsonNode? map) => map is JsonObject { Count: > 0 } pairs ? string.Join(",", pairs.Select(pair => $"{pair.Key}={(string?)pair.Value}")) : "<none>";

    private static string Addresses(StoredObject endpoints)
    {
        var addresses = (endpoints.Data["subsets"] as JsonArray ?? []).SelectMany(subset => (subset?["addresses"] as JsonArray ?? []).Select(address => (string?)address?["ip"])).ToList();
        return addresses.Count == 0 ? "<none>" : string.Join(",", addresses);
    }
}
