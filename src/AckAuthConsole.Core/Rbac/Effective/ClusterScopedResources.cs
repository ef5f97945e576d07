using System.Collections.Frozen;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>Resources of Kubernetes itself that belong to no namespace. Custom ones are not known here: what is not listed may still be cluster-scoped.</summary>
public static class ClusterScopedResources
{
    private static readonly FrozenSet<(string, string)> s_all = new (string, string)[]
    {
        ("", "namespaces"), ("", "nodes"), ("", "persistentvolumes"), ("", "componentstatuses"),
        ("admissionregistration.k8s.io", "mutatingwebhookconfigurations"), ("admissionregistration.k8s.io", "validatingwebhookconfigurations"),
        ("admissionregistration.k8s.io", "validatingadmissionpolicies"), ("admissionregistration.k8s.io", "validatingadmissionpolicybindings"),
        ("apiextensions.k8s.io", "customresourcedefinitions"), ("apiregistration.k8s.io", "apiservices"),
        ("authentication.k8s.io", "tokenreviews"), ("authentication.k8s.io", "selfsubjectreviews"),
        ("authorization.k8s.io", "subjectaccessreviews"), ("authorization.k8s.io", "selfsubjectaccessreviews"), ("authorization.k8s.io", "selfsubjectrulesreviews"),
        ("certificates.k8s.io", "certificatesigningrequests"), ("certificates.k8s.io", "signers"),
        ("flowcontrol.apiserver.k8s.io", "flowschemas"), ("flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations"),
        ("networking.k8s.io", "ingressclasses"), ("node.k8s.io", "runtimeclasses"), ("policy", "podsecuritypolicies"),
        ("rbac.authorization.k8s.io", "clusterroles"), ("rbac.authorization.k8s.io", "clusterrolebindings"),
        ("scheduling.k8s.io", "priorityclasses"),
        ("storage.k8s.io", "storageclasses"), ("storage.k8s.io", "volumeattachments"), ("storage.k8s.io", "csidrivers"), ("storage.k8s.io", "csinodes"),
        ("metrics.k8s.io", "nodes"),
    }.ToFrozenSet();

    /// <summary>Whether a resource, without subresource, is known to belong to no namespace.</summary>
    public static bool Contains(string apiGroup, string resource) => s_all.Contains((apiGroup, resource));
}
