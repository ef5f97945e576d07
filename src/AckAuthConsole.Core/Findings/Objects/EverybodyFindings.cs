using AckAuthConsole.Core.Findings.Abilities;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>Bindings to subjects that stand for many: everybody, strangers, masters, the account that pods get without asking.</summary>
internal sealed class EverybodyFindings(RbacSnapshot rbac, SubjectAbilities abilities, Standings standings, PrivilegedNamespaces privileged)
{
    /// <summary>R02, R43 and R45 binding by binding, R44 by what the group can do.</summary>
    public IEnumerable<Finding> Find() => OfBindings().Concat(abilities.Subjects.Where(IsEverybody).SelectMany(OfGroup));

    private IEnumerable<Finding> OfBindings()
    {
        foreach (var binding in rbac.Bindings)
        {
            foreach (var subject in binding.Subjects.Select(s => SubjectMatching.Canonical(SubjectMatching.Resolved(binding, s))).Distinct())
            {
                var (rule, severity) = subject switch
                {
                    { Kind: RbacSubjectKind.Group, Name: RbacNames.Masters } => ("R02", FindingSeverity.Critical),
                    { Kind: RbacSubjectKind.Group, Name: RbacNames.Unauthenticated } or { Kind: RbacSubjectKind.User, Name: RbacNames.Anonymous } => ("R43", FindingSeverity.Critical),
                    { Kind: RbacSubjectKind.ServiceAccount, Name: "default" } => ("R45", binding.Key.Namespace.Length == 0 || privileged.Contains(binding.Key.Namespace) ? FindingSeverity.High : FindingSeverity.Medium),
                    _ => ("", FindingSeverity.Info),
                };
                var standing = standings.Of(binding, subject);
                if (rule.Length > 0 && standing == FindingStanding.Open)
                    yield return new Finding { Rule = FindingRules.Of(rule), Severity = severity, Namespace = binding.Key.Namespace, Subject = subject, Object = binding.Key, Words = [binding.RoleRef.ToString()] };
            }
        }
    }

    private IEnumerable<Finding> OfGroup(RbacSubject group)
    {
        foreach (var ns in abilities.PlacesOf(group))
        {
            // What it has everywhere is told once.
            var own = abilities.Own(group, ns) & ~(ns.Length == 0 ? UInt128.Zero : abilities.Own(group, ""));
            var (chains, standing) = abilities.Explain(group, ns, own & (AbilityPatterns.AnyWrite | AbilityPatterns.ReadSecrets));
            if (chains.IsEmpty || standing != FindingStanding.Open)
                continue;
            var isWide = ns.Length == 0 && !group.Name.StartsWith(RbacNames.ServiceAccounts + ":", StringComparison.Ordinal);
            yield return new Finding { Rule = FindingRules.Of("R44"), Severity = isWide || privileged.Contains(ns) ? FindingSeverity.Critical : FindingSeverity.High, Namespace = ns, Subject = group, Evidence = chains };
        }
    }

    private static bool IsEverybody(RbacSubject subject) =>
        subject.Kind == RbacSubjectKind.Group
        && (subject.Name is RbacNames.Authenticated or RbacNames.ServiceAccounts or RbacNames.AckUsers || subject.Name.StartsWith(RbacNames.ServiceAccounts + ":", StringComparison.Ordinal));
}
