using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>What some rules allow beyond others, as rules. A wildcard is covered by a wildcard only, as when the API server checks for escalation: it grows with what comes.</summary>
internal static class RuleRemainder
{
    /// <summary>The part of <paramref name="rules"/> that no rule of <paramref name="others"/> allows, merged as far as it stays readable.</summary>
    public static ImmutableArray<RbacRule> Of(IEnumerable<RbacRule> rules, IEnumerable<RbacRule> others)
    {
        var covering = others.Distinct().ToList();
        var left = new List<(string Group, string Resource, string Name, string Verb)>();
        var paths = new List<(string Path, string Verb)>();
        foreach (var rule in rules.Distinct())
        {
            paths.AddRange(from url in rule.NonResourceUrls from verb in rule.Verbs where !covering.Exists(c => RuleMatching.Allows(c, AccessQuestion.OfPath(verb, url))) select (url, verb));
            left.AddRange(
                from apiGroup in rule.ApiGroups
                from resource in rule.Resources
                from name in rule.ResourceNames.IsEmpty ? [""] : rule.ResourceNames
                from verb in rule.Verbs
                where !covering.Exists(c => RuleMatching.Allows(c, Question(verb, apiGroup, resource, name)))
                select (apiGroup, resource, name, verb));
        }

        return
        [
            .. Merged(left.Distinct()),
            .. paths.Distinct().GroupBy(p => p.Path).Select(g => (Path: g.Key, Verbs: Joined(g.Select(p => p.Verb)))).GroupBy(p => p.Verbs, p => p.Path)
                .Select(g => new RbacRule { Verbs = [.. g.Key.Split('\n')], NonResourceUrls = [.. g.Order(StringComparer.Ordinal)] }),
        ];
    }

    // First verbs of one object, then names, then resources that are alike.
    private static IEnumerable<RbacRule> Merged(IEnumerable<(string Group, string Resource, string Name, string Verb)> atoms) =>
        atoms.GroupBy(a => (a.Group, a.Resource, a.Name)).Select(g => (g.Key.Group, g.Key.Resource, g.Key.Name, Verbs: Joined(g.Select(a => a.Verb))))
            .GroupBy(a => (a.Group, a.Resource, a.Verbs)).Select(g => (g.Key.Group, g.Key.Resource, g.Key.Verbs, Names: Joined(g.Select(a => a.Name).Where(n => n.Length > 0))))
            .GroupBy(a => (a.Group, a.Verbs, a.Names))
            .OrderBy(g => g.Key.Group, StringComparer.Ordinal)
            .Select(g => new RbacRule
            {
                ApiGroups = [g.Key.Group],
                Resources = [.. g.Select(a => a.Resource).Order(StringComparer.Ordinal)],
                ResourceNames = g.Key.Names.Length == 0 ? [] : [.. g.Key.Names.Split('\n')],
                Verbs = [.. g.Key.Verbs.Split('\n')],
            });

    private static string Joined(IEnumerable<string> words) => string.Join('\n', words.Distinct().Order(StringComparer.Ordinal));

    private static AccessQuestion Question(string verb, string apiGroup, string resource, string name)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return AccessQuestion.Of(verb, apiGroup, slash < 0 ? resource : resource[..slash], name: name, subresource: slash < 0 ? "" : resource[(slash + 1)..]);
    }
}
