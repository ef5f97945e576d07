using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>Verbs that no API serves and that RBAC alone asks for (Kubernetes: "Authorization overview", request verbs).</summary>
internal static class RbacVerbs
{
    private const string Rbac = "rbac.authorization.k8s.io";

    /// <summary>Resources that only rules know: who may be impersonated.</summary>
    public static ImmutableArray<ApiResource> OnlyInRules { get; } =
    [
        new("", "users", false, ["impersonate"]),
        new("", "groups", false, ["impersonate"]),
        new("authentication.k8s.io", "uids", false, ["impersonate"]),
        new("authentication.k8s.io", "userextras", false, ["impersonate"]),
        new("certificates.k8s.io", "signers", false, ["approve", "attest", "sign"]),
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
