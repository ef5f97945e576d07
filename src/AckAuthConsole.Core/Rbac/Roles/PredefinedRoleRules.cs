using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>
/// The rules of ACK's predefined roles as the vendor publishes them ("Grant RBAC permissions", the templates of <c>cs:admin</c>, <c>cs:ops</c> and <c>cs:ns:dev</c>), to tell edited ones. Those of Restricted User and
/// Read-only Administrator are not published in full.
/// </summary>
public static class PredefinedRoleRules
{
    private static readonly ImmutableArray<string> s_write = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly ImmutableArray<string> s_writeOne = ["create", "delete", "get", "list", "patch", "update", "watch"];
    private static readonly ImmutableArray<string> s_read = ["get", "list", "watch"];

    private static readonly ImmutableArray<RbacRule> s_admin =
    [
        new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new() { Verbs = ["*"], NonResourceUrls = ["*"] },
    ];

    private static readonly ImmutableArray<RbacRule> s_developer = [.. Common(["events", "replicationcontrollers/status", "pods/log", "pods/status"])];

    private static readonly ImmutableArray<RbacRule> s_operations =
    [
        .. Common(["bindings", "events", "limitranges", "namespaces/status", "replicationcontrollers/status", "pods/log", "pods/status", "resourcequotas", "resourcequotas/status", "componentstatuses"]),
        Rule(["get", "list", "watch", "patch"], "", "namespaces", "nodes", "persistentvolumes"),
        Rule(["get"], "coordination.k8s.io", "leases"),
        Rule(s_read, "storage.k8s.io", "storageclasses"),
        Rule(s_read, "metrics.k8s.io", "pods", "nodes"),
    ];

    /// <summary>The published rules; null where they are not published.</summary>
    public static ImmutableArray<RbacRule>? Of(PredefinedRole role) => role switch
    {
        PredefinedRole.Administrator => s_admin,
        PredefinedRole.OperationsEngineer => s_operations,
        PredefinedRole.Developer => s_developer,
        _ => null,
    };

    private static IEnumerable<RbacRule> Common(ImmutableArray<string> readOnly)
    {
        yield return Rule(s_write, "", "pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy");
        yield return Rule(s_write, "", "configmaps", "endpoints", "persistentvolumeclaims", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts", "services", "services/proxy");
        yield return Rule(s_read, "", [.. readOnly]);
        yield return Rule(s_write, "apps", "daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets");
        yield return Rule(s_write, "autoscaling", "horizontalpodautoscalers");
        yield return Rule(s_write, "batch", "cronjobs", "jobs");
        yield return Rule(s_write, "extensions", "daemonsets", "deployments", "deployments/rollback", "deployments/scale", "ingresses", "replicasets", "replicasets/scale", "replicationcontrollers/scale");
        yield return Rule(s_write, "networking.k8s.io", "*");
        yield return Rule(s_writeOne, "servicecatalog.k8s.io", "clusterserviceclasses", "clusterserviceplans", "clusterservicebrokers", "serviceinstances", "servicebindings");
        yield return Rule(
            ["update"], "servicecatalog.k8s.io",
            "clusterservicebrokers/status", "clusterserviceclasses/status", "clusterserviceplans/status", "serviceinstances/status", "serviceinstances/reference", "servicebindings/status");
        yield return Rule(s_writeOne, "alicloud.com", "*");
        yield return Rule(s_write, "policy", "poddisruptionbudgets");
        foreach (var apiGroup in (string[])["networking.istio.io", "config.istio.io", "rbac.istio.io", "istio.alibabacloud.com", "authentication.istio.io", "log.alibabacloud.com", "monitoring.kiali.io", "kiali.io"])
            yield return Rule(s_write, apiGroup, "*");
        yield return Rule(s_write, "apiextensions.k8s.io", "customresourcedefinitions");
        foreach (var apiGroup in (string[])["serving.knative.dev", "eventing.knative.dev", "messaging.knative.dev", "sources.eventing.knative.dev", "tekton.dev", "alert.alibabacloud.com"])
            yield return Rule(s_write, apiGroup, "*");
    }

    private static RbacRule Rule(ImmutableArray<string> verbs, string apiGroup, params ReadOnlySpan<string> resources) => new() { Verbs = verbs, ApiGroups = [apiGroup], Resources = [.. resources] };
}
