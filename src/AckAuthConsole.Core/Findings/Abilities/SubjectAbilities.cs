using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Findings.Abilities;

/// <summary>What every subject of a cluster can do, as bits of <see cref="AbilityPatterns.Clauses"/>, with the way back to the rule that gives a bit.</summary>
internal sealed class SubjectAbilities
{
    private readonly Dictionary<RbacKey, (UInt128 Cluster, UInt128 Namespace)> _roles = [];
    private readonly Dictionary<RbacSubject, Dictionary<string, List<HeldBinding>>> _held = [];
    private readonly Dictionary<(RbacSubject Subject, string Namespace), UInt128> _own = [];
    private readonly Func<RbacBinding, RbacSubject, int?, FindingStanding> _standing;

    /// <summary>Reads all bindings once.</summary>
    /// <param name="rbac">The cluster.</param>
    /// <param name="standing">Whose doing it is that a binding gives a rule of its role to a subject.</param>
    public SubjectAbilities(RbacSnapshot rbac, Func<RbacBinding, RbacSubject, int?, FindingStanding> standing)
    {
        _standing = standing;
        foreach (var binding in rbac.Bindings)
        {
            if (rbac.FindRole(binding.RoleRef) is not { } role)
                continue;
            if (!_roles.TryGetValue(role.Key, out var bits))
                _roles[role.Key] = bits = AbilityPatterns.BitsOf(role.Rules);
            var given = binding.Key.Namespace.Length == 0 ? bits.Cluster : bits.Namespace;
            foreach (var subject in binding.Subjects.Select(s => SubjectMatching.Resolved(binding, s)).Distinct())
            {
                // Without a namespace it never matches.
                if (subject is { Kind: RbacSubjectKind.ServiceAccount, Namespace.Length: 0 })
                    continue;
                var who = SubjectMatching.Canonical(subject);
                if (!_held.TryGetValue(who, out var places))
                    _held[who] = places = new(StringComparer.Ordinal);
                if (!places.TryGetValue(binding.Key.Namespace, out var list))
                    places[binding.Key.Namespace] = list = [];
                list.Add(new HeldBinding(binding, subject, role));
                _own[(who, binding.Key.Namespace)] = _own.GetValueOrDefault((who, binding.Key.Namespace)) | given;
            }
        }
    }

    /// <summary>Everybody whom a binding to an existing role names.</summary>
    public IEnumerable<RbacSubject> Subjects => _held.Keys;

    /// <summary>Where a subject holds something: the whole cluster (empty) first, then namespaces by name.</summary>
    public IEnumerable<string> PlacesOf(RbacSubject subject) => _held.TryGetValue(subject, out var places) ? places.Keys.Order(StringComparer.Ordinal) : [];

    /// <summary>What a subject's own bindings give there, those for the whole cluster included.</summary>
    public UInt128 Own(RbacSubject subject, string ns) =>
        _own.GetValueOrDefault((subject, "")) | (ns.Length == 0 ? UInt128.Zero : _own.GetValueOrDefault((subject, ns)));

    /// <summary>What the groups to which it surely belongs give there.</summary>
    public UInt128 Inherited(RbacSubject subject, string ns)
    {
        var bits = UInt128.Zero;
        foreach (var group in GroupsOf(subject))
            bits |= Own(group, ns);
        return bits;
    }

    /// <summary>A rule that gives a bit to a subject there: one that somebody should look at before one that is known and accepted; null when none does.</summary>
    public (AccessChain Chain, FindingStanding Standing)? Find(RbacSubject subject, string ns, int bit)
    {
        (AccessChain Chain, FindingStanding Standing)? best = null;
        foreach (var who in GroupsOf(subject).Prepend(subject))
        {
            if (!_held.TryGetValue(who, out var places))
                continue;
            foreach (var place in ns.Length == 0 ? (string[])[""] : ["", ns])
            {
                foreach (var held in places.GetValueOrDefault(place) ?? [])
                {
                    var index = RuleGiving(held.Role, bit, place.Length > 0);
                    if (index < 0)
                        continue;
                    var standing = _standing(held.Binding, held.Subject, index);
                    if (best is { } known && known.Standing <= standing)
                        continue;
                    best = (new AccessChain(SubjectMatching.ViaOf(held.Subject), held.Subject, held.Binding, held.Role, index), standing);
                    if (standing == FindingStanding.Open)
                        return best;
                }
            }
        }

        return best;
    }

    /// <summary>One chain for each bit of a mask, and whose doing the whole is: open as soon as one part is.</summary>
    public (ImmutableArray<AccessChain> Chains, FindingStanding Standing) Explain(RbacSubject subject, string ns, UInt128 mask)
    {
        var chains = ImmutableArray.CreateBuilder<AccessChain>();
        var standing = FindingStanding.Vendor;
        for (var bit = 0; bit < AbilityPatterns.Clauses.Length; bit++)
        {
            if ((mask >> bit & 1) == 0 || Find(subject, ns, bit) is not { } found)
                continue;
            chains.Add(found.Chain);
            if (found.Standing < standing)
                standing = found.Standing;
        }

        return ([.. chains.Distinct()], standing);
    }

    private int RuleGiving(RbacRole role, int bit, bool inNamespace)
    {
        var (cluster, local) = _roles[role.Key];
        if (((inNamespace ? local : cluster) >> bit & 1) == 0)
            return -1;
        var clause = AbilityPatterns.Clauses[bit];
        for (var index = 0; index < role.Rules.Length; index++)
        {
            if (clause.IsGivenBy(role.Rules[index], inNamespace))
                return index;
        }

        return -1;
    }

    private static IEnumerable<RbacSubject> GroupsOf(RbacSubject subject)
    {
        if (subject.Kind == RbacSubjectKind.Group || subject.Name == RbacNames.Anonymous)
            yield break;
        yield return new RbacSubject(RbacSubjectKind.Group, RbacNames.Authenticated);
        if (subject.Kind == RbacSubjectKind.ServiceAccount)
        {
            yield return new RbacSubject(RbacSubjectKind.Group, RbacNames.ServiceAccounts);
            yield return new RbacSubject(RbacSubjectKind.Group, $"{RbacNames.ServiceAccounts}:{subject.Namespace}");
        }
        else if (AckUserName.TryParse(subject.Name, out _))
        {
            yield return new RbacSubject(RbacSubjectKind.Group, RbacNames.AckUsers);
        }
    }

    private readonly record struct HeldBinding(RbacBinding Binding, RbacSubject Subject, RbacRole Role);
}
