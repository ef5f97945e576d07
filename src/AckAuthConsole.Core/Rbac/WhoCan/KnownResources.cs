using System.Collections.Frozen;
using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effective;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>The resources that people ask about most, with their API groups, so that nobody has to know the groups by heart. Anything else can be asked for with its group.</summary>
public static class KnownResources
{
    private static readonly ImmutableArray<(string Group, string Resources)> s_groups =
    [
        ("", "pods secrets configmaps services endpoints namespaces nodes persistentvolumeclaims persistentvolumes serviceaccounts replicationcontrollers resourcequotas limitranges events users groups"),
        ("apps", "deployments statefulsets daemonsets replicasets controllerrevisions"),
        ("batch", "jobs cronjobs"),
        ("autoscaling", "horizontalpodautoscalers"),
        ("networking.k8s.io", "ingresses ingressclasses networkpolicies"),
        ("policy", "poddisruptionbudgets"),
        ("rbac.authorization.k8s.io", "clusterroles clusterrolebindings roles rolebindings"),
        ("storage.k8s.io", "storageclasses volumeattachments csidrivers"),
        ("apiextensions.k8s.io", "customresourcedefinitions"),
        ("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations"),
        ("certificates.k8s.io", "certificatesigningrequests"),
        ("coordination.k8s.io", "leases"),
        ("discovery.k8s.io", "endpointslices"),
        ("scheduling.k8s.io", "priorityclasses"),
    ];

    private static readonly FrozenDictionary<string, string> s_byName =
        s_groups.SelectMany(g => g.Resources.Split(' ').Select(r => KeyValuePair.Create(r, g.Group))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every known resource and the subresources that matter, as one writes them in the question.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. s_groups.SelectMany(g => g.Resources.Split(' ').Select(r => g.Group is "" ? r : $"{r}.{g.Group}")),
        "pods/exec", "pods/log", "pods/portforward", "pods/attach", "pods/ephemeralcontainers", "pods/eviction", "nodes/proxy", "services/proxy", "serviceaccounts/token", "deployments.apps/scale", "statefulsets.apps/scale",
    ];

    /// <summary>The verbs that RBAC knows.</summary>
    public static ImmutableArray<string> Verbs { get; } = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate", "bind", "escalate", "approve", "sign", "use", "*"];

    /// <summary>The API group of a resource; the core group for one that is not known.</summary>
    public static string GroupOf(string resource) => s_byName.GetValueOrDefault(resource, "");

    /// <summary>Whether it is one of these.</summary>
    public static bool IsKnown(string resource) => s_byName.ContainsKey(resource);

    /// <summary>Whether the resource is known to belong to no namespace.</summary>
    public static bool IsClusterScoped(string resource, string apiGroup) => resource != "namespaces" && ClusterScopedResources.Contains(apiGroup, resource);
}
