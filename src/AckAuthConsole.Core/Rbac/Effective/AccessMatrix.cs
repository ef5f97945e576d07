using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>Everything that somebody may do in one place, resources × verbs. Each cell is asked of the rules as a request would be, so that a wildcard shows in every row that it reaches.</summary>
/// <param name="Verbs">The columns: the usual verbs, then others that rules name; <c>*</c> first where some rule gives every verb.</param>
/// <param name="Rows">The resources that rules name, wildcards first, then by group and name.</param>
/// <param name="Paths">Paths that are no resources, with their verbs and the rules that give them.</param>
public sealed record AccessMatrix(ImmutableArray<string> Verbs, ImmutableArray<AccessMatrixRow> Rows, ImmutableArray<AccessMatrixPath> Paths)
{
    private static readonly ImmutableArray<string> s_usual = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    /// <summary>Builds the matrix of what is held.</summary>
    public static AccessMatrix Of(HeldRules held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var rules = held.Rules.Select((r, index) => (Held: r, Open: r.Rule.ResourceNames.IsEmpty ? r.Rule : r.Rule with { ResourceNames = [] }, Index: index)).Where(r => r.Open.NonResourceUrls.IsEmpty).ToList();
        var named = rules.SelectMany(r => r.Open.Verbs).Distinct().ToList();
        ImmutableArray<string> verbs =
        [
            .. named.Contains(RbacNames.All) ? (string[])[RbacNames.All] : [],
            .. s_usual,
            .. named.Where(v => v != RbacNames.All && !s_usual.Contains(v)).Order(StringComparer.Ordinal),
        ];
        var rows = rules.SelectMany(r => from apiGroup in r.Open.ApiGroups from resource in r.Open.Resources select (ApiGroup: apiGroup, Resource: resource)).Distinct()
            .OrderByDescending(r => r.ApiGroup == RbacNames.All).ThenByDescending(r => r.Resource == RbacNames.All)
            .ThenBy(r => r.ApiGroup, StringComparer.Ordinal).ThenBy(r => r.Resource, StringComparer.Ordinal)
            .Select(r => Row(r.ApiGroup, r.Resource)).ToImmutableArray();
        var paths = held.Rules.SelectMany((r, index) => r.Rule.NonResourceUrls.Select(url => (Url: url, r.Rule.Verbs, Index: index))).GroupBy(p => p.Url).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AccessMatrixPath(g.Key, [.. g.SelectMany(p => p.Verbs).Distinct().Order(StringComparer.Ordinal)], [.. g.Select(p => p.Index).Distinct()])).ToImmutableArray();
        return new AccessMatrix(verbs, rows, paths);

        AccessMatrixRow Row(string apiGroup, string resource)
        {
            var slash = resource.IndexOf('/', StringComparison.Ordinal);
            var (main, sub) = slash < 0 ? (resource, "") : (resource[..slash], resource[(slash + 1)..]);
            var isClusterScoped = ClusterScopedResources.Contains(apiGroup, main);
            return new AccessMatrixRow(apiGroup, resource, isClusterScoped, [.. verbs.Select(verb => Cell(AccessQuestion.Of(verb, apiGroup, main, subresource: sub), isClusterScoped && !(apiGroup.Length == 0 && main == "namespaces")))]);
        }

        AccessMatrixCell Cell(AccessQuestion question, bool needsClusterBinding)
        {
            var state = AccessMatrixState.None;
            var reasons = ImmutableArray.CreateBuilder<int>();
            foreach (var (rule, open, index) in rules)
            {
                if (!RuleMatching.Allows(open, question))
                    continue;
                reasons.Add(index);
                var own = needsClusterBinding && rule.Namespace.Length > 0 ? AccessMatrixState.WithoutEffect
                    : rule.Rule.ResourceNames.IsEmpty ? AccessMatrixState.Allowed
                    : AccessMatrixState.Named;
                state = own > state ? own : state;
            }

            return new AccessMatrixCell(state, reasons.ToImmutable());
        }
    }
}
