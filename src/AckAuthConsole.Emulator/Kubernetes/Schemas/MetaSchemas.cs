using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Schemas;

/// <summary>What every object has, and what many kinds share.</summary>
internal static class MetaSchemas
{
    private const string Prefix = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    public static KubeSchema OwnerReference { get; } = Atomic(
        Prefix + "OwnerReference", "Names an object on which this one depends.",
        new("apiVersion", Text, "API version of the owner.") { IsAlways = true, IsRequired = true },
        new("kind", Text, "Kind of the owner.") { IsAlways = true, IsRequired = true },
        new("name", Text, "Name of the owner.") { IsAlways = true, IsRequired = true },
        new("uid", Text, "Uid of the owner.") { IsAlways = true, IsRequired = true },
        new("controller", Flag, "Whether the owner manages this object."),
        new("blockOwnerDeletion", Flag, "Whether the owner waits for this object when it is deleted in the foreground."));

    public static KubeSchema ManagedFieldsEntry { get; } = Object(
        Prefix + "ManagedFieldsEntry", "Which fields one manager set last.",
        new("manager", Text, "Who set them."),
        new("operation", Text, "Apply or Update."),
        new("apiVersion", Text, "API version in which the fields are named."),
        new("time", Time, "When they were last changed."),
        new("fieldsType", Text, "FieldsV1."),
        new("fieldsV1", Any, "The fields as a tree."),
        new("subresource", Text, "Subresource through which they were set."));

    public static KubeSchema ObjectMeta { get; } = Object(
        Prefix + "ObjectMeta", "What every stored object has.",
        new("name", Text, "Name, unique among objects of the kind in the namespace. Cannot be changed."),
        new("generateName", Text, "Beginning of a name that the server completes when no name is given."),
        new("namespace", Text, "Namespace in which the name is unique. Empty for cluster-scoped objects."),
        new("selfLink", Text, "No longer filled."),
        new("uid", Text, "Identifies the object over time and space. Set by the server."),
        new("resourceVersion", Text, "Changes with each write. Set by the server; sent back to detect conflicts."),
        new("generation", Integer, "Counts changes of the desired state. Set by the server."),
        new("creationTimestamp", Time, "When the object was created. Set by the server.") { IsAlways = true },
        new("deletionTimestamp", Time, "When the object was asked to be deleted. Set by the server."),
        new("deletionGracePeriodSeconds", Integer, "How long the object may take to end. Set by the server."),
        new("labels", TextMap, "Names and values by which objects are selected."),
        new("annotations", TextMap, "Names and values that tools keep with the object."),
        new("ownerReferences", ListBy(OwnerReference, "uid"), "Objects on which this one depends."),
        new("finalizers", Set(Text), "Who must clean up before the object can go."),
        new("managedFields", List(ManagedFieldsEntry), "Which manager set which fields."));

    public static KubeSchema LabelSelectorRequirement { get; } = Object(
        Prefix + "LabelSelectorRequirement", "One demand on the labels.",
        new("key", Text, "Name of the label.") { IsAlways = true, IsRequired = true },
        new("operator", Text, "In, NotIn, Exists or DoesNotExist.") { IsAlways = true, IsRequired = true },
        new("values", Texts, "Values for In and NotIn."));

    /// <summary>All demands must hold. Atomic, as wherever workloads use it.</summary>
    public static KubeSchema LabelSelector { get; } = Atomic(
        Prefix + "LabelSelector", "Selects objects by their labels; empty selects all.",
        new("matchLabels", TextMap, "Labels that must have these values."),
        new("matchExpressions", List(LabelSelectorRequirement), "Further demands."));

    public static KubeSchema Condition { get; } = Object(
        Prefix + "Condition", "One aspect of the state.",
        new("type", Text, "Which aspect.") { IsAlways = true, IsRequired = true },
        new("status", Text, "True, False or Unknown.") { IsAlways = true, IsRequired = true },
        new("observedGeneration", Integer, "Generation that was looked at."),
        new("lastUpdateTime", Time, "When it was last looked at."),
        new("lastHeartbeatTime", Time, "When it was last reported."),
        new("lastProbeTime", Time, "When it was last probed."),
        new("lastTransitionTime", Time, "When it last changed."),
        new("reason", Text, "Reason as one word."),
        new("message", Text, "Reason as a sentence."));
}
