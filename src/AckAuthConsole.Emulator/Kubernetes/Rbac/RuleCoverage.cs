namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Whether held rules cover wanted ones: every atom of what is wanted must be held by one single rule.</summary>
internal static class RuleCoverage
{
    /// <summary>The atoms that are wanted but not held.</summary>
    public static List<PolicyRule> Missing(IReadOnlyList<PolicyRule> held, IEnumerable<PolicyRule> wanted) =>
        [.. wanted.SelectMany(Atoms).Where(atom => !held.Any(rule => Covers(rule, atom)))];

    /// <summary>Atoms as the refusal prints them: verbs of the same resource together, one line each, sorted.</summary>
    public static IEnumerable<string> Describe(IEnumerable<PolicyRule> atoms)
    {
        var lines = new List<string>();
        var byResource = new Dictionary<(string Group, string Resource, string Name), List<string>>();
        var order = new List<(string Group, string Resource, string Name)>();
        foreach (var atom in atoms)
        {
            if (atom.NonResourceUrls.Count > 0)
            {
                lines.Add(Text(atom));
                continue;
            }

            var key = (atom.ApiGroups[0], atom.Resources[0], atom.ResourceNames.Count > 0 ? atom.ResourceNames[0] : "");
            if (!byResource.TryGetValue(key, out var verbs))
            {
                byResource[key] = verbs = [];
                order.Add(key);
            }

            verbs.Add(atom.Verbs[0]);
        }

        lines.AddRange(order.Select(key => Text(new()
        {
            ApiGroups = [key.Group],
            Resources = [key.Resource],
            ResourceNames = key.Name.Length > 0 ? [key.Name] : [],
            Verbs = byResource[key],
        })));
        return lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<PolicyRule> Atoms(PolicyRule rule)
    {
        foreach (var group in rule.ApiGroups)
        {
            foreach (var resource in rule.Resources)
            {
                foreach (var verb in rule.Verbs)
                {
                    if (rule.ResourceNames.Count == 0) yield return new() { ApiGroups = [group], Resources = [resource], Verbs = [verb] };
                    foreach (var name in rule.ResourceNames) yield return new() { ApiGroups = [group], Resources = [resource], Verbs = [verb], ResourceNames = [name] };
                }
            }
        }

        foreach (var url in rule.NonResourceUrls)
        {
            foreach (var verb in rule.Verbs) yield return new() { NonResourceUrls = [url], Verbs = [verb] };
        }
    }

    private static bool Covers(PolicyRule held, PolicyRule atom)
    {
        if (!PolicyRule.Has(held.Verbs, atom.Verbs[0])) return false;
        if (atom.NonResourceUrls.Count > 0) return held.NonResourceUrls.Any(url => UrlCovers(url, atom.NonResourceUrls[0]));
        return PolicyRule.Has(held.ApiGroups, atom.ApiGroups[0]) && held.Resources.Any(resource => ResourceCovers(resource, atom.Resources[0]))
            && (held.ResourceNames.Count == 0 || (atom.ResourceNames.Count > 0 && held.ResourceNames.Contains(atom.ResourceNames[0])));
    }

    private static bool ResourceCovers(string held, string wanted)
    {
        if (held == RbacNames.All || held == wanted) return true;
        var slash = wanted.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && held == "*" + wanted[slash..];
    }

    // Unlike a request's path, a wanted entry is compared as written: its own star is a character like any other.
    private static bool UrlCovers(string held, string wanted) =>
        held == wanted || (held.EndsWith('*') && wanted.StartsWith(held.TrimEnd('*'), StringComparison.Ordinal));

    private static string Text(PolicyRule rule)
    {
        var parts = new List<string>(4);
        Add("APIGroups", rule.ApiGroups);
        Add("Resources", rule.Resources);
        Add("NonResourceURLs", rule.NonResourceUrls);
        Add("ResourceNames", rule.ResourceNames);
        Add("Verbs", rule.Verbs);
        return $"{{{string.Join(", ", parts)}}}";

        void Add(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0) parts.Add($"{name}:{GoText.QuoteList(values)}");
        }
    }
}
