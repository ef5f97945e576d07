using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>Which notable abilities rules give. Each is a list of questions to the evaluator; one that is allowed suffices. Whoever has full control is told that alone.</summary>
public static class AccessHighlights
{
    private static readonly ImmutableArray<(AccessHighlight Highlight, ImmutableArray<(string Verb, string Group, string Resource, string Subresource)> Questions)> s_all =
    [
        (AccessHighlight.FullControl, [("*", "*", "*", "")]),
        (AccessHighlight.Escalate, [.. Each(["escalate", "bind"], RbacNames.ApiGroup, ["clusterroles", "roles"])]),
        (AccessHighlight.Impersonate, [.. Each(["impersonate"], "", ["users", "groups", "serviceaccounts"])]),
        (AccessHighlight.ChangeRbac, [.. Each(["create", "update", "patch"], RbacNames.ApiGroup, ["clusterrolebindings", "rolebindings", "clusterroles", "roles"])]),
        (AccessHighlight.NodesProxy, [("get", "", "nodes", "proxy"), ("create", "", "nodes", "proxy")]),
        (AccessHighlight.CreateTokens, [("create", "", "serviceaccounts", "token")]),
        (AccessHighlight.ChangeWebhooks, [.. Each(["create", "update", "patch"], "admissionregistration.k8s.io", ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"])]),
        (AccessHighlight.ReadSecrets, [.. Each(["get", "list", "watch"], "", ["secrets"])]),
        (AccessHighlight.WriteSecrets, [.. Each(["create", "update", "patch"], "", ["secrets"])]),
        (AccessHighlight.RunPods,
        [
            ("create", "", "pods", ""),
            .. Each(["create", "update", "patch"], "apps", ["deployments", "daemonsets", "statefulsets", "replicasets"]),
            .. Each(["create", "update", "patch"], "batch", ["jobs", "cronjobs"]),
            .. Each(["create", "update", "patch"], "", ["replicationcontrollers"]),
        ]),
        (AccessHighlight.ExecInPods, [("create", "", "pods", "exec"), ("get", "", "pods", "exec"), ("create", "", "pods", "attach"), ("get", "", "pods", "attach"), ("patch", "", "pods", "ephemeralcontainers")]),
        (AccessHighlight.ChangeNodes, [.. Each(["update", "patch", "delete"], "", ["nodes"])]),
        (AccessHighlight.ChangeNamespaces, [.. Each(["create", "update", "patch", "delete"], "", ["namespaces"])]),
        (AccessHighlight.ChangeDefinitions, [.. Each(["create", "update", "patch", "delete"], "apiextensions.k8s.io", ["customresourcedefinitions"])]),
        (AccessHighlight.ReadPods, [("get", "", "pods", ""), ("list", "", "pods", ""), ("get", "", "pods", "log")]),
    ];

    /// <summary>What a user can do in one place.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="user">Who.</param>
    /// <param name="ns">A namespace; empty for the whole cluster.</param>
    public static ImmutableArray<AccessHighlight> Of(RbacSnapshot snapshot, RbacUser user, string ns) => Find((verb, group, resource, subresource) =>
        snapshot.Decide(user, AccessQuestion.Of(verb, group, resource, ns, subresource: subresource)).IsAllowed);

    /// <summary>What a role gives to whoever holds it.</summary>
    public static ImmutableArray<AccessHighlight> Of(ImmutableArray<RbacRule> rules) => Find((verb, group, resource, subresource) =>
        RuleMatching.FirstAllowing(rules, AccessQuestion.Of(verb, group, resource, subresource: subresource)) >= 0);

    private static ImmutableArray<AccessHighlight> Find(Func<string, string, string, string, bool> isAllowed)
    {
        var found = s_all.Where(h => h.Questions.Any(q => isAllowed(q.Verb, q.Group, q.Resource, q.Subresource))).Select(h => h.Highlight).ToImmutableArray();
        return found is [AccessHighlight.FullControl, ..] ? [AccessHighlight.FullControl] : found;
    }

    private static IEnumerable<(string, string, string, string)> Each(string[] verbs, string apiGroup, string[] resources) =>
        from resource in resources from verb in verbs select (verb, apiGroup, resource, "");
}
