using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>Verbs and resources that no API server's discovery tells and that are asked for all the same (Kubernetes: "Authorization overview", request verbs; "Kubelet authentication/authorization").</summary>
internal static class RbacVerbs
{
    private const string Rbac = "rbac.authorization.k8s.io";

    /// <summary>Resources that only rules know: who may be impersonated, who signs, and what the kubelets ask before they answer.</summary>
    public static ImmutableArray<ApiResource> OnlyInRules { get; } =
    [
        new("", "users", false, ["impersonate"]),
        new("", "groups", false, ["impersonate"]),
        new("authentication.k8s.io", "uids", false, ["impersonate"]),
        new("authentication.k8s.io", "userextras", false, ["impersonate"]),
        new("certificates.k8s.io", "signers", false, ["approve", "attest", "sign"]),
        new("", "nodes/configz", false, ["get"]),
        new("", "nodes/healthz", false, ["get"]),
        new("", "nodes/log", false, ["get"]),
        new("", "nodes/metrics", false, ["get"]),
        new("", "nodes/pods", false, ["get"]),
        new("", "nodes/proxy", false, ["get", "create", "update", "patch", "delete"]),
        new("", "nodes/spec", false, ["get"]),
        new("", "nodes/stats", false, ["get", "create"]),
    ];

    /// <summary>What can be asked for beyond what the server's discovery tells.</summary>
    public static ImmutableArray<string> BesidesServed(string apiGroup, string resource) => (apiGroup, resource) switch
    {
        (Rbac, "clusterroles" or "roles") => ["bind", "escalate"],
        ("", "serviceaccounts") => ["impersonate"],
        ("policy", "podsecuritypolicies") => ["use"],
        _ => [],
    };
}
