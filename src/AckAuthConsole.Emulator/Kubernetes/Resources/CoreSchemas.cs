using AckAuthConsole.Emulator.Kubernetes.Schemas;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>The form of objects of the core group.</summary>
internal static class CoreSchemas
{
    private const string Prefix = "io.k8s.api.core.v1.";

    public static KubeSchema ConfigMap { get; } = Object(
        Prefix + "ConfigMap", "Settings for programs to read.",
        new("immutable", Flag, "Whether the data can no longer be changed."),
        new("data", TextMap, "Texts by key."),
        new("binaryData", TextMap, "Bytes by key, in base64."));

    public static KubeSchema Namespace { get; } = Object(
        Prefix + "Namespace", "A scope for names.",
        new("spec", Object(Prefix + "NamespaceSpec", "What is wanted of a namespace.", new KubeField("finalizers", Texts, "Who must clean up before it can go.")), "What is wanted.") { IsAlways = true },
        new("status", Object(
            Prefix + "NamespaceStatus", "State of a namespace.",
            new("phase", Text, "Active or Terminating."),
            new("conditions", ListBy(MetaSchemas.Condition, "type"), "Aspects of the state.")), "State.")
        { IsAlways = true });

    public static KubeSchema LocalObjectReference { get; } = Atomic(Prefix + "LocalObjectReference", "Names an object of the same namespace.", new KubeField("name", Text, "Its name."));

    public static KubeSchema ObjectReference { get; } = Atomic(
        Prefix + "ObjectReference", "Names an object.",
        new("kind", Text, "Kind."), new("namespace", Text, "Namespace."), new("name", Text, "Name."), new("uid", Text, "Uid."),
        new("apiVersion", Text, "API version."), new("resourceVersion", Text, "Version."), new("fieldPath", Text, "Which part of the object."));

    public static KubeSchema ServiceAccount { get; } = Object(
        Prefix + "ServiceAccount", "An identity for programs in the cluster.",
        new("secrets", ListBy(ObjectReference, "name"), "Secrets that its pods may mount."),
        new("imagePullSecrets", ListBy(LocalObjectReference, "name"), "Secrets for pulling images."),
        new("automountServiceAccountToken", Flag, "Whether its token is mounted into pods."));

    public static KubeSchema Secret { get; } = Object(
        Prefix + "Secret", "Confidential data.",
        new("immutable", Flag, "Whether the data can no longer be changed."),
        new("data", TextMap, "Bytes by key, in base64."),
        new("stringData", TextMap, "Texts by key, only for writing: they become data."),
        new("type", Text, "What the data is for."));

    public static KubeSchema Service { get; } = Object(
        Prefix + "Service", "One address for many pods.",
        new("spec", Object(
            Prefix + "ServiceSpec", "What is wanted of a service.",
            new("ports", ListBy(
                Object(
                    Prefix + "ServicePort", "A port of a service.",
                    new("name", Text, "Name of the port."), new("protocol", Text, "TCP, UDP or SCTP."), new("appProtocol", Text, "Protocol above it."),
                    new("port", Integer, "Its number.") { IsAlways = true, IsRequired = true }, new("targetPort", IntegerOrText, "Port of the pods."), new("nodePort", Integer, "Port of the nodes.")),
                "port", "protocol"), "Ports."),
            new("selector", TextMap, "Labels of its pods."), new("clusterIP", Text, "Its address in the cluster."), new("clusterIPs", Texts, "Its addresses in the cluster."),
            new("type", Text, "ClusterIP, NodePort, LoadBalancer or ExternalName."), new("externalIPs", Texts, "Further addresses."), new("sessionAffinity", Text, "None or ClientIP."),
            new("loadBalancerIP", Text, "Wanted address of the load balancer."), new("loadBalancerSourceRanges", Texts, "Who may call the load balancer."), new("externalName", Text, "Name to which it leads."),
            new("externalTrafficPolicy", Text, "Cluster or Local."), new("healthCheckNodePort", Integer, "Port for checks."), new("publishNotReadyAddresses", Flag, "Whether pods that are not ready count."),
            new("sessionAffinityConfig", Any, "Settings of affinity."), new("ipFamilies", Texts, "IPv4 and IPv6."), new("ipFamilyPolicy", Text, "How many families."),
            new("allocateLoadBalancerNodePorts", Flag, "Whether node ports are given."), new("loadBalancerClass", Text, "Kind of load balancer."), new("internalTrafficPolicy", Text, "Cluster or Local."),
            new("trafficDistribution", Text, "Which pods are preferred.")), "What is wanted.")
        { IsAlways = true },
        new("status", Object(Prefix + "ServiceStatus", "State of a service.", new("loadBalancer", Object(Prefix + "LoadBalancerStatus", "State of the load balancer.", new KubeField("ingress", Any, "Its addresses.")), "State of the load balancer.") { IsAlways = true }, new("conditions", ListBy(MetaSchemas.Condition, "type"), "Aspects of the state.")), "State.") { IsAlways = true });

    public static KubeSchema Endpoints { get; } = Object(Prefix + "Endpoints", "Addresses behind a service.", new KubeField("subsets", Any, "Addresses with their ports."));

    public static KubeSchema Node { get; } = Object(
        Prefix + "Node", "A machine of the cluster.",
        new("spec", Object(
            Prefix + "NodeSpec", "What is wanted of a node.",
            new("podCIDR", Text, "Addresses of its pods."), new("podCIDRs", Texts, "Addresses of its pods."), new("providerID", Text, "Its name in the cloud."), new("unschedulable", Flag, "Whether no new pods come."),
            new("taints", Any, "What keeps pods away."), new("configSource", Any, "No longer used."), new("externalID", Text, "No longer used.")), "What is wanted.")
        { IsAlways = true },
        new("status", Any, "State."));

    public static KubeSchema Event { get; } = Object(
        Prefix + "Event", "Something that happened.",
        new("involvedObject", ObjectReference, "To what it happened.") { IsAlways = true, IsRequired = true }, new("reason", Text, "What, as one word."), new("message", Text, "What, as a sentence."),
        new("source", Any, "Who tells."), new("firstTimestamp", Time, "When first."), new("lastTimestamp", Time, "When last."), new("count", Integer, "How often."), new("type", Text, "Normal or Warning."),
        new("eventTime", Time, "When."), new("series", Any, "Repetitions."), new("action", Text, "What was done."), new("related", ObjectReference, "Another object."),
        new("reportingComponent", Text, "Who tells.") { IsAlways = true }, new("reportingInstance", Text, "Which one of them.") { IsAlways = true });

    /// <summary>An object whose wish and state are kept as they come.</summary>
    public static KubeSchema SpecAndStatus(string name, string description) =>
        Object(name, description, new("spec", Any, "What is wanted."), new("status", Any, "State."));
}
