using System.Collections.Frozen;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.Sources;

/// <summary>What people type for a resource: <c>pods</c>, <c>deploy/web</c>, <c>Deployment</c>, <c>widgets.example.com</c>, or a path such as <c>/healthz</c>.</summary>
internal static class ResourceArgument
{
    private static readonly FrozenDictionary<string, (string Group, string Resource)> s_known = new (string Group, string Resource, string Names)[]
    {
        ("", "configmaps", "cm configmap"), ("", "endpoints", "ep"), ("", "events", "ev event"), ("", "namespaces", "ns namespace"), ("", "nodes", "no node"),
        ("", "persistentvolumeclaims", "pvc persistentvolumeclaim"), ("", "persistentvolumes", "pv persistentvolume"), ("", "pods", "po pod"),
        ("", "replicationcontrollers", "rc replicationcontroller"), ("", "resourcequotas", "quota resourcequota"), ("", "secrets", "secret"),
        ("", "serviceaccounts", "sa serviceaccount"), ("", "services", "svc service"),
        ("apps", "daemonsets", "ds daemonset"), ("apps", "deployments", "deploy deployment"), ("apps", "replicasets", "rs replicaset"), ("apps", "statefulsets", "sts statefulset"),
        ("autoscaling", "horizontalpodautoscalers", "hpa horizontalpodautoscaler"), ("batch", "cronjobs", "cj cronjob"), ("batch", "jobs", "job"),
        ("networking.k8s.io", "ingresses", "ing ingress"), ("networking.k8s.io", "networkpolicies", "netpol networkpolicy"), ("policy", "poddisruptionbudgets", "pdb poddisruptionbudget"),
        ("rbac.authorization.k8s.io", "clusterroles", "clusterrole"), ("rbac.authorization.k8s.io", "clusterrolebindings", "clusterrolebinding"),
        ("rbac.authorization.k8s.io", "roles", "role"), ("rbac.authorization.k8s.io", "rolebindings", "rolebinding"),
        ("apiextensions.k8s.io", "customresourcedefinitions", "crd crds customresourcedefinition"), ("storage.k8s.io", "storageclasses", "sc storageclass"),
    }.SelectMany(r => r.Names.Split(' ').Append(r.Resource).Select(n => KeyValuePair.Create(n, (r.Group, r.Resource)))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static AccessQuestion Read(string verb, string text, string subresource, string ns)
    {
        if (text.StartsWith('/'))
            return AccessQuestion.OfPath(verb, text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (type, name) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        var dot = type.IndexOf('.', StringComparison.Ordinal);
        var (apiGroup, resource) = dot >= 0 ? (type[(dot + 1)..], Plural(type[..dot])) : s_known.TryGetValue(type, out var known) ? known : ("", type);
        return AccessQuestion.Of(verb, apiGroup, resource, ns, name, subresource);
    }

    private static string Plural(string word) => s_known.TryGetValue(word, out var known) ? known.Resource : word;
}
