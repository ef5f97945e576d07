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
}
