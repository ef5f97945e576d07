using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Abilities;

/// <summary>Finds the ability patterns, subject by subject, for the whole cluster first and then where a namespace adds to it.</summary>
internal sealed class AbilityFindings(SubjectAbilities abilities, PrivilegedNamespaces privileged)
{
    // Which rule says enough for which other one; null for every other one.
    private static readonly (string By, string? Rule)[] s_including = [("R01", null), ("R03", "R04"), ("R20", "R21"), ("R05", "R06")];

    /// <summary>Every pattern that a subject's own bindings complete.</summary>
    public IEnumerable<Finding> Find()
    {
        foreach (var subject in abilities.Subjects)
        {
            var everywhere = new HashSet<FindingRule>();
            foreach (var ns in abilities.PlacesOf(subject).Append("").Distinct().Order(StringComparer.Ordinal))
            {
                foreach (var finding in In(subject, ns, everywhere))
                {
                    if (ns.Length == 0)
                        everywhere.Add(finding.Rule);
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> In(RbacSubject subject, string ns, HashSet<FindingRule> everywhere)
    {
        var (own, inherited) = (abilities.Own(subject, ns), abilities.Inherited(subject, ns));
        var found = new HashSet<FindingRule>();
        foreach (var pattern in AbilityPatterns.All)
        {
            if (everywhere.Contains(pattern.Rule) || found.Contains(pattern.Rule) || IsSubsumed(pattern.Rule, found, everywhere) || (ns.Length > 0 && !pattern.Places.IsEmpty && !pattern.Places.Contains(ns)))
                continue;
            foreach (var way in pattern.Ways)
            {
                // What everybody in a group has is told of the group.
                if (((own | inherited) & way) != way || (inherited & way) == way)
                    continue;
                var (chains, standing) = abilities.Explain(subject, ns, way);
                found.Add(pattern.Rule);
                yield return new Finding
                {
                    Rule = pattern.Rule,
                    Severity = SeverityIn(pattern, ns),
                    Namespace = ns,
                    Subject = subject,
                    Evidence = chains,
                    Standing = standing,
                };
                break;
            }
        }
    }

    // Whoever controls everything needs no list of what that includes.
    private static bool IsSubsumed(FindingRule rule, HashSet<FindingRule> found, HashSet<FindingRule> everywhere) =>
        s_including.Any(i => (i.Rule is null || i.Rule == rule.Id) && (found.Contains(FindingRules.Of(i.By)) || everywhere.Contains(FindingRules.Of(i.By))));

    private FindingSeverity SeverityIn(AbilityPattern pattern, string ns)
    {
        var severity = pattern.Rule.Severity;

        // Whoever reads the Secrets of the cluster's own components has their tokens.
        if (pattern.Rule.Id is "R05" or "R06" && ns == "kube-system")
            severity = FindingSeverity.Critical;
        else if (ns.Length > 0 && !privileged.Contains(ns))
            severity--;
        return (FindingSeverity)Math.Max((int)FindingSeverity.Info, (int)severity - pattern.Lowering);
    }
}
