using System.Collections.Frozen;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One text for each word that roles say again and again.</summary>
internal static class RbacWords
{
    private static readonly FrozenDictionary<string, string> s_words = new[]
    {
        "*", "", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "bind", "escalate", "impersonate", "use", "approve", "sign",
        "apps", "batch", "autoscaling", "extensions", "policy", "rbac.authorization.k8s.io", "networking.k8s.io", "storage.k8s.io", "coordination.k8s.io", "events.k8s.io", "discovery.k8s.io",
        "apiextensions.k8s.io", "authorization.k8s.io", "authentication.k8s.io", "admissionregistration.k8s.io", "metrics.k8s.io", "certificates.k8s.io",
        "pods", "pods/log", "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "pods/status", "pods/eviction", "services", "services/proxy", "services/status", "endpoints", "endpointslices", "configmaps", "secrets",
        "serviceaccounts", "serviceaccounts/token", "namespaces", "nodes", "nodes/status", "nodes/proxy", "nodes/metrics", "events", "persistentvolumes", "persistentvolumeclaims", "replicationcontrollers",
        "deployments", "deployments/scale", "deployments/status", "daemonsets", "statefulsets", "statefulsets/scale", "replicasets", "jobs", "cronjobs", "horizontalpodautoscalers", "ingresses", "networkpolicies",
        "poddisruptionbudgets", "leases", "storageclasses", "customresourcedefinitions", "roles", "rolebindings", "clusterroles", "clusterrolebindings", "limitranges", "resourcequotas",
    }.ToFrozenDictionary(static w => w, StringComparer.Ordinal);

    public static string Shared(string word) => s_words.TryGetValue(word, out var shared) ? shared : word;
}
