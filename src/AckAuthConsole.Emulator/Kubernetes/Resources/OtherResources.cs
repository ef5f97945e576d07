using AckAuthConsole.Emulator.Kubernetes.Schemas;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>Kinds of further groups that people meet when they look at access: kept as they come.</summary>
internal sealed class OtherResources : IKubeResourceSource
{
    private const string Networking = "networking.k8s.io";
    private const string Storage = "storage.k8s.io";

    public IEnumerable<KubeResource> Resources =>
    [
        Make("apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition", false, CoreSchemas.SpecAndStatus("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition", "A kind of its own."), ["crd", "crds"], [TableColumn.NameColumn, TableColumn.CreatedAt]),
        Make("autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true, CoreSchemas.SpecAndStatus("io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler", "Fits the number of pods to their load."), ["hpa"], version: "v2"),
        Make("coordination.k8s.io", "leases", "Lease", true, KubeSchema.Object("io.k8s.api.coordination.v1.Lease", "Who leads.", new KubeField("spec", Any, "Who, and until when."))),
        Make("discovery.k8s.io", "endpointslices", "EndpointSlice", true, KubeSchema.Object(
            "io.k8s.api.discovery.v1.EndpointSlice", "Addresses behind a service.", new("addressType", Text, "IPv4, IPv6 or FQDN.") { IsAlways = true, IsRequired = true }, new("endpoints", Any, "Addresses."), new("ports", Any, "Ports."))),
        Make(Networking, "ingresses", "Ingress", true, CoreSchemas.SpecAndStatus("io.k8s.api.networking.v1.Ingress", "Leads requests from outside to services."), ["ing"]),
        Make(Networking, "networkpolicies", "NetworkPolicy", true, KubeSchema.Object(
            "io.k8s.api.networking.v1.NetworkPolicy", "Which pods may talk with whom.",
            new KubeField("spec", KubeSchema.Object(
                "io.k8s.api.networking.v1.NetworkPolicySpec", "The rules.",
                new("podSelector", MetaSchemas.LabelSelector, "Pods for which it counts; empty: all of the namespace.") { IsAlways = true, IsRequired = true },
                new("ingress", Any, "Who may call them."), new("egress", Any, "Whom they may call."), new("policyTypes", Texts, "Ingress and Egress.")), "The rules.") { IsAlways = true }),
            ["netpol"],
            [
                TableColumn.NameColumn,
                new("Pod-Selector", (stored, _) => stored.Data["spec"]?["podSelector"]?["matchLabels"] is System.Text.Json.Nodes.JsonObject { Count: > 0 } labels ? string.Join(",", labels.Select(label => $"{label.Key}={(string?)label.Value}")) : "<none>"),
                TableColumn.Age,
            ]),
        Make("policy", "poddisruptionbudgets", "PodDisruptionBudget", true, CoreSchemas.SpecAndStatus("io.k8s.api.policy.v1.PodDisruptionBudget", "How many pods may be missing."), ["pdb"]),
        Make("scheduling.k8s.io", "priorityclasses", "PriorityClass", false, KubeSchema.Object(
            "io.k8s.api.scheduling.v1.PriorityClass", "A priority of pods.", new("value", Integer, "The priority.") { IsAlways = true, IsRequired = true }, new("globalDefault", Flag, "Whether it is everybody's."), new("description", Text, "What it is for."), new("preemptionPolicy", Text, "Whether it displaces others.")), ["pc"]),
        Make(Storage, "storageclasses", "StorageClass", false, KubeSchema.Object(
            "io.k8s.api.storage.v1.StorageClass", "A kind of volumes.",
            new("provisioner", Text, "Who makes them.") { IsAlways = true, IsRequired = true }, new("parameters", TextMap, "Settings."), new("reclaimPolicy", Text, "What becomes of them."), new("mountOptions", Texts, "Options."),
            new("allowVolumeExpansion", Flag, "Whether they can grow."), new("volumeBindingMode", Text, "When they are made."), new("allowedTopologies", Any, "Where.")), ["sc"],
            [TableColumn.NameColumn, new("Provisioner", (stored, _) => (string?)stored.Data["provisioner"] ?? ""), TableColumn.Age]),
    ];

    private static KubeResource Make(
        string group, string plural, string kind, bool isNamespaced, KubeSchema schema, IReadOnlyList<string>? shortNames = null, IReadOnlyList<TableColumn>? columns = null, string version = "v1") => new()
        {
            Group = group,
            Version = version,
            Plural = plural,
            Kind = kind,
            IsNamespaced = isNamespaced,
            Schema = schema,
            ShortNames = shortNames ?? [],
            Columns = columns ?? [TableColumn.NameColumn, TableColumn.Age],
            Subresources = schema.Field("status") is null ? [] : [new("status", kind, "get", "patch", "update")],
        };
}
