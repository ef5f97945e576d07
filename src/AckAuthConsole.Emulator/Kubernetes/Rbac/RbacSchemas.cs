using AckAuthConsole.Emulator.Kubernetes.Schemas;
using static AckAuthConsole.Emulator.Kubernetes.Schemas.KubeSchema;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The form of RBAC objects.</summary>
internal static class RbacSchemas
{
    private const string Prefix = "io.k8s.api.rbac.v1.";

    public static KubeSchema PolicyRule { get; } = Object(
        Prefix + "PolicyRule", "What may be done with what.",
        new("verbs", Texts, "Verbs such as get and list; * stands for all.") { IsAlways = true, IsRequired = true },
        new("apiGroups", Texts, "API groups of the resources; empty text is the core group, * stands for all."),
        new("resources", Texts, "Resources, with subresources as pods/log; * stands for all."),
        new("resourceNames", Texts, "The only names that are meant; none given means any name."),
        new("nonResourceURLs", Texts, "Paths that are no resources; * at the end stands for anything. Only in ClusterRoles."));

    public static KubeSchema Subject { get; } = Atomic(
        Prefix + "Subject", "Whom a binding means.",
        new("kind", Text, "User, Group or ServiceAccount.") { IsAlways = true, IsRequired = true },
        new("apiGroup", Text, "rbac.authorization.k8s.io for users and groups, empty for service accounts."),
        new("name", Text, "Name of the user, group or service account.") { IsAlways = true, IsRequired = true },
        new("namespace", Text, "Namespace of the service account."));

    public static KubeSchema RoleRef { get; } = Atomic(
        Prefix + "RoleRef", "Which role a binding gives. Cannot be changed.",
        new("apiGroup", Text, "rbac.authorization.k8s.io") { IsAlways = true, IsRequired = true },
        new("kind", Text, "Role or ClusterRole.") { IsAlways = true, IsRequired = true },
        new("name", Text, "Name of the role.") { IsAlways = true, IsRequired = true });

    public static KubeSchema AggregationRule { get; } = Object(
        Prefix + "AggregationRule", "Which ClusterRoles are merged into this one.",
        new KubeField("clusterRoleSelectors", List(MetaSchemas.LabelSelector), "Selectors by label; a ClusterRole that any of them selects is merged."));

    public static KubeSchema ClusterRole { get; } = Object(
        Prefix + "ClusterRole", "Rules that can be given in the whole cluster or in one namespace.",
        new("rules", List(PolicyRule), "The rules.") { IsAlways = true },
        new("aggregationRule", AggregationRule, "Where the rules come from when a controller fills them."));

    public static KubeSchema Role { get; } = Object(
        Prefix + "Role", "Rules for one namespace.",
        new KubeField("rules", List(PolicyRule), "The rules.") { IsAlways = true });

    public static KubeSchema ClusterRoleBinding { get; } = Object(
        Prefix + "ClusterRoleBinding", "Gives a ClusterRole in the whole cluster.",
        new("subjects", List(Subject), "Who gets the role."),
        new("roleRef", RoleRef, "The role.") { IsAlways = true, IsRequired = true });

    public static KubeSchema RoleBinding { get; } = Object(
        Prefix + "RoleBinding", "Gives a Role or ClusterRole in one namespace.",
        new("subjects", List(Subject), "Who gets the role."),
        new("roleRef", RoleRef, "The role.") { IsAlways = true, IsRequired = true });
}
