using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Web.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>What helps to write a role: its fields in the person's language, and what the cluster has.</summary>
internal static class RoleYamlHelp
{
    private const string AnyItem = "*";

    private static readonly ImmutableArray<string> s_fields =
    [
        "apiVersion", "kind", "metadata", "metadata.name", "metadata.namespace", "metadata.labels", "metadata.labels.*", "metadata.annotations",
        "rules", "rules.*.apiGroups", "rules.*.resources", "rules.*.verbs", "rules.*.resourceNames", "rules.*.nonResourceURLs",
        "aggregationRule", "aggregationRule.clusterRoleSelectors", "aggregationRule.clusterRoleSelectors.*.matchLabels", "aggregationRule.clusterRoleSelectors.*.matchExpressions",
        "aggregationRule.clusterRoleSelectors.*.matchExpressions.*.key", "aggregationRule.clusterRoleSelectors.*.matchExpressions.*.operator", "aggregationRule.clusterRoleSelectors.*.matchExpressions.*.values",
    ];

    /// <summary>The help for a cluster with these resources.</summary>
    public static YamlHelp Of(ApiCatalog catalog, IStringLocalizer<ClusterRolesText> texts) => new(
        s_fields.ToDictionary(f => f, f => texts["Help_Field_" + f.Replace(AnyItem, "any", StringComparison.Ordinal)].Value, StringComparer.Ordinal),
        [.. catalog.Resources.Select(r => new YamlHelp.Resource(r.ApiGroup, r.Name, r.IsNamespaced, r.Verbs))],
        catalog.Gap is null,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["all"] = texts["Help_All"],
            ["clusterScoped"] = texts["Help_ClusterScoped"],
            ["core"] = texts["Help_Core"],
            ["namespaced"] = texts["Help_Namespaced"],
            ["notServed"] = texts["Help_NotServed"],
            ["unknown"] = texts["Help_Unknown"],
            ["verbs"] = texts["Help_Verbs"],
        });
}
