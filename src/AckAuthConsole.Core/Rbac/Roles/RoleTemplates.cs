using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>Roles that people need again and again, each with as little as its job takes. None reads Secrets unless its name says so.</summary>
public static class RoleTemplates
{
    /// <summary>Stands for the names that the person gives.</summary>
    public const string NamePlace = "<name>";

    private static readonly ImmutableArray<string> s_read = ["get", "list", "watch"];
    private static readonly ImmutableArray<string> s_write = ["get", "list", "watch", "create", "update", "patch", "delete"];

    /// <summary>Every template, the most needed first.</summary>
    public static ImmutableArray<RoleTemplate> All { get; } =
    [
        new("read-only", "read-only-without-secrets", false,
        [
            Rule(s_read, "", "pods", "pods/log", "services", "endpoints", "configmaps", "persistentvolumeclaims", "serviceaccounts", "events", "replicationcontrollers", "resourcequotas", "limitranges", "namespaces"),
            Rule(s_read, "apps", "deployments", "statefulsets", "daemonsets", "replicasets", "controllerrevisions"),
            Rule(s_read, "batch", "jobs", "cronjobs"),
            Rule(s_read, "autoscaling", "horizontalpodautoscalers"),
            Rule(s_read, "networking.k8s.io", "ingresses", "networkpolicies"),
            Rule(s_read, "discovery.k8s.io", "endpointslices"),
            Rule(s_read, "policy", "poddisruptionbudgets"),
            Rule(s_read, "events.k8s.io", "events"),
        ]),
        new("developer", "team-developer", false,
        [
            Rule(s_write, "", "pods", "services", "configmaps", "persistentvolumeclaims"),
            Rule(s_read, "", "pods/log", "events", "endpoints", "serviceaccounts", "resourcequotas", "limitranges"),
            Rule(["create"], "", "pods/portforward"),
            Rule(s_write, "apps", "deployments", "deployments/scale", "statefulsets", "statefulsets/scale", "replicasets", "daemonsets"),
            Rule(s_write, "batch", "jobs", "cronjobs"),
            Rule(s_write, "autoscaling", "horizontalpodautoscalers"),
            Rule(s_write, "networking.k8s.io", "ingresses"),
            Rule(s_read, "networking.k8s.io", "networkpolicies"),
            Rule(s_write, "policy", "poddisruptionbudgets"),
            Rule(s_read, "discovery.k8s.io", "endpointslices"),
        ]),
        new("one-application", "operate-one-application", true,
        [
            Named(["get", "update", "patch"], "apps", "deployments", "deployments/scale", "statefulsets", "statefulsets/scale"),
            Named(["get", "update", "patch"], "", "configmaps", "services"),
            Rule(["list", "watch"], "apps", "deployments", "statefulsets", "replicasets"),
            Rule(s_read, "", "pods", "pods/log", "events"),
        ]),
        new("deployer", "deploy-applications", false,
        [
            Rule(s_write, "apps", "deployments", "deployments/scale", "statefulsets", "statefulsets/scale"),
            Rule(s_write, "", "services", "configmaps"),
            Rule(s_write, "networking.k8s.io", "ingresses"),
            Rule(s_read, "", "pods", "pods/log", "events"),
            Rule(s_read, "apps", "replicasets"),
        ]),
        new("restart-and-scale", "restart-and-scale", false,
        [
            Rule(["get", "list", "watch", "patch"], "apps", "deployments", "statefulsets", "daemonsets"),
            Rule(["get", "update", "patch"], "apps", "deployments/scale", "statefulsets/scale"),
            Rule(s_read, "", "pods", "pods/log", "events"),
            Rule(["delete"], "", "pods"),
        ]),
        new("logs", "read-logs", false, [Rule(s_read, "", "pods", "pods/log", "events"), Rule(["get", "list"], "", "namespaces")]),
        new("monitoring", "monitoring-reader", false,
        [
            Rule(s_read, "", "nodes", "nodes/metrics", "pods", "services", "endpoints", "namespaces"),
            Rule(s_read, "discovery.k8s.io", "endpointslices"),
            Rule(s_read, "metrics.k8s.io", "nodes", "pods"),
            new RbacRule { Verbs = ["get"], NonResourceUrls = ["/metrics", "/metrics/cadvisor"] },
        ]),
        new("rbac-reader", "rbac-auditor", false,
        [
            Rule(s_read, RbacNames.ApiGroup, "clusterroles", "clusterrolebindings", "roles", "rolebindings"),
            Rule(s_read, "", "namespaces", "serviceaccounts"),
        ]),
        new("empty", "my-role", false, []),
    ];

    private static RbacRule Rule(ImmutableArray<string> verbs, string apiGroup, params ReadOnlySpan<string> resources) => new() { Verbs = verbs, ApiGroups = [apiGroup], Resources = [.. resources] };

    private static RbacRule Named(ImmutableArray<string> verbs, string apiGroup, params ReadOnlySpan<string> resources) => Rule(verbs, apiGroup, resources) with { ResourceNames = [NamePlace] };
}
