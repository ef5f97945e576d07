using AckAuthConsole.Emulator.Kubernetes.Schemas;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>The form of pods and of what makes pods. Deep settings that nothing here acts upon are kept as they come.</summary>
internal static class PodSchemas
{
    private const string Prefix = "io.k8s.api.core.v1.";

    private static readonly string[] s_volumeSources =
    [
        "hostPath", "emptyDir", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "secret", "nfs", "iscsi", "glusterfs", "persistentVolumeClaim", "rbd", "flexVolume", "cinder", "cephfs", "flocker",
        "downwardAPI", "fc", "azureFile", "configMap", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk", "projected", "portworxVolume", "scaleIO", "storageos", "csi", "ephemeral", "image",
    ];

    private static readonly KubeSchema s_resources = Object(
        Prefix + "ResourceRequirements", "What a container needs and may use.",
        new("limits", Map(Quantity), "At most."), new("requests", Map(Quantity), "At least."), new("claims", Any, "Claimed devices."));

    private static readonly KubeSchema s_port = Object(
        Prefix + "ContainerPort", "A port on which a container listens.",
        new("name", Text, "Name of the port."), new("hostPort", Integer, "Port of the node."), new("containerPort", Integer, "Port of the container.") { IsRequired = true },
        new("protocol", Text, "TCP, UDP or SCTP."), new("hostIP", Text, "Address of the node."));

    private static readonly KubeSchema s_variable = Object(
        Prefix + "EnvVar", "An environment variable.", new("name", Text, "Its name.") { IsAlways = true, IsRequired = true }, new("value", Text, "Its value."), new("valueFrom", Any, "Where its value comes from."));

    private static readonly KubeSchema s_mount = Object(
        Prefix + "VolumeMount", "A volume inside a container.",
        new("name", Text, "Name of the volume.") { IsAlways = true, IsRequired = true }, new("readOnly", Flag, "Whether it cannot be written."), new("recursiveReadOnly", Text, "Whether nested mounts cannot be written either."),
        new("mountPath", Text, "Where it is mounted.") { IsAlways = true, IsRequired = true }, new("subPath", Text, "Which part of it."), new("mountPropagation", Text, "How mounts spread."),
        new("subPathExpr", Text, "Which part of it, with variables."));

    public static KubeSchema Container { get; } = Object(
        Prefix + "Container", "One program of a pod.",
        new("name", Text, "Name of the container.") { IsAlways = true, IsRequired = true },
        new("image", Text, "Image that it runs."),
        new("command", Texts, "Program, instead of the image's."),
        new("args", Texts, "Arguments, instead of the image's."),
        new("workingDir", Text, "Folder in which it starts."),
        new("ports", ListBy(s_port, "containerPort", "protocol"), "Ports on which it listens."),
        new("envFrom", Any, "Sources of many variables."),
        new("env", ListBy(s_variable, "name"), "Environment variables."),
        new("resources", s_resources, "What it needs and may use.") { IsAlways = true },
        new("resizePolicy", Any, "How it is resized."),
        new("restartPolicy", Text, "For containers that start first and stay: Always."),
        new("volumeMounts", ListBy(s_mount, "mountPath"), "Volumes inside it."),
        new("volumeDevices", Any, "Block devices inside it."),
        new("livenessProbe", Any, "How to see that it lives."),
        new("readinessProbe", Any, "How to see that it can serve."),
        new("startupProbe", Any, "How to see that it has started."),
        new("lifecycle", Any, "What to run after its start and before its end."),
        new("terminationMessagePath", Text, "File with its last words."),
        new("terminationMessagePolicy", Text, "Where its last words come from."),
        new("imagePullPolicy", Text, "When its image is pulled."),
        new("securityContext", Any, "Privileges, user and capabilities."),
        new("stdin", Flag, "Whether it reads input."),
        new("stdinOnce", Flag, "Whether the input is closed after the first client."),
        new("tty", Flag, "Whether it has a terminal."));

    public static KubeSchema PodSpec { get; } = Object(
        Prefix + "PodSpec", "What is wanted of a pod.",
        new("volumes", ListBy(Object(Prefix + "Volume", "Files for the containers.", [new("name", Text, "Name of the volume.") { IsAlways = true, IsRequired = true }, .. s_volumeSources.Select(name => new KubeField(name, Any, $"Files from a source of this kind: {name}."))]), "name"), "Volumes."),
        new("initContainers", ListBy(Container, "name"), "Containers that run first, one after the other."),
        new("containers", ListBy(Container, "name"), "Containers.") { IsAlways = true, IsRequired = true },
        new("ephemeralContainers", Any, "Containers added for looking into a running pod."),
        new("restartPolicy", Text, "Always, OnFailure or Never."),
        new("terminationGracePeriodSeconds", Integer, "How long it may take to end."),
        new("activeDeadlineSeconds", Integer, "How long it may run."),
        new("dnsPolicy", Text, "How names are resolved."),
        new("nodeSelector", TextMap, "Labels of nodes that may run it."),
        new("serviceAccountName", Text, "Service account as which it runs."),
        new("serviceAccount", Text, "Older name of serviceAccountName."),
        new("automountServiceAccountToken", Flag, "Whether the account's token is mounted."),
        new("nodeName", Text, "Node that runs it."),
        new("hostNetwork", Flag, "Whether it shares the node's network."),
        new("hostPID", Flag, "Whether it sees the node's processes."),
        new("hostIPC", Flag, "Whether it shares the node's interprocess communication."),
        new("shareProcessNamespace", Flag, "Whether its containers see each other's processes."),
        new("securityContext", Any, "Settings for all containers."),
        new("imagePullSecrets", ListBy(CoreSchemas.LocalObjectReference, "name"), "Secrets for pulling images."),
        new("hostname", Text, "Its host name."),
        new("subdomain", Text, "Its subdomain."),
        new("affinity", Any, "Where it likes to run."),
        new("schedulerName", Text, "Who places it."),
        new("tolerations", Any, "Taints of nodes that it bears."),
        new("hostAliases", Any, "Further host names."),
        new("priorityClassName", Text, "Its priority class."),
        new("priority", Integer, "Its priority."),
        new("dnsConfig", Any, "Settings of name resolution."),
        new("readinessGates", Any, "Further conditions for being ready."),
        new("runtimeClassName", Text, "What runs its containers."),
        new("enableServiceLinks", Flag, "Whether services appear as variables."),
        new("preemptionPolicy", Text, "Whether it displaces others."),
        new("overhead", Any, "What running it costs."),
        new("topologySpreadConstraints", Any, "How its kind is spread."),
        new("setHostnameAsFQDN", Flag, "Whether its host name is the full one."),
        new("os", Any, "Operating system."),
        new("hostUsers", Flag, "Whether it uses the node's users."),
        new("schedulingGates", Any, "What holds up its placing."),
        new("resourceClaims", Any, "Claimed devices."),
        new("resources", s_resources, "What the whole pod needs and may use."));

    private static readonly KubeSchema s_podStatus = Object(
        Prefix + "PodStatus", "State of a pod.",
        new("phase", Text, "Pending, Running, Succeeded, Failed or Unknown."),
        new("conditions", ListBy(MetaSchemas.Condition, "type"), "Aspects of the state."),
        new("message", Text, "Reason as a sentence."), new("reason", Text, "Reason as one word."), new("nominatedNodeName", Text, "Node that is being freed for it."),
        new("hostIP", Text, "Address of its node."), new("hostIPs", Any, "Addresses of its node."), new("podIP", Text, "Its address."), new("podIPs", Any, "Its addresses."),
        new("startTime", Time, "When it was started."), new("initContainerStatuses", Any, "States of the first containers."), new("containerStatuses", Any, "States of the containers."),
        new("qosClass", Text, "Class of service."), new("ephemeralContainerStatuses", Any, "States of ephemeral containers."), new("resize", Text, "State of a resize."));

    public static KubeSchema Pod { get; } = Object(
        Prefix + "Pod", "Containers that run together on one node.",
        new("spec", PodSpec, "What is wanted.") { IsAlways = true }, new("status", s_podStatus, "State.") { IsAlways = true });

    public static KubeSchema PodTemplate { get; } = Object(
        Prefix + "PodTemplateSpec", "How pods are made.",
        new("metadata", MetaSchemas.ObjectMeta, "Metadata of the pods.") { IsAlways = true }, new("spec", PodSpec, "What is wanted of the pods.") { IsAlways = true });
}
