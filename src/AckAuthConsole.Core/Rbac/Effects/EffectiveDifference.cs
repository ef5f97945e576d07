using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>Compares two states of a cluster by what its subjects can do, not by how their objects are written: other names, other order or split rules are no difference.</summary>
public static class EffectiveDifference
{
    private const string NoName = "";

    /// <summary>Everybody whose rights differ, by kind, namespace and name. What a group gains or loses is told of the group, not of its members.</summary>
    public static IEnumerable<SubjectDifference> Between(RbacSnapshot before, RbacSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var touched = new Dictionary<RbacSubject, SortedSet<string>>();
        Add(before, after);
        Add(after, before);
        foreach (var (subject, places) in touched.OrderBy(t => t.Key.Kind).ThenBy(t => t.Key.Namespace, StringComparer.Ordinal).ThenBy(t => t.Key.Name, StringComparer.Ordinal))
        {
            var user = UserOf(subject);
            var differences = places.Select(ns => Compare(before, after, user, ns)).Where(p => !p.IsEmpty).ToImmutableArray();
            if (!differences.IsEmpty)
                yield return new SubjectDifference(subject, differences);
        }

        // A binding that is the same, to a role that is the same, changes nothing for anybody.
        void Add(RbacSnapshot one, RbacSnapshot other)
        {
            foreach (var binding in one.Bindings)
            {
                if (other.FindBinding(binding.Key) is { } twin && twin.RoleRef == binding.RoleRef && twin.Subjects.SequenceEqual(binding.Subjects) && SameRules(one.FindRole(binding.RoleRef), other.FindRole(binding.RoleRef)))
                    continue;
                foreach (var subject in binding.Subjects)
                {
                    var who = SubjectMatching.Canonical(SubjectMatching.Resolved(binding, subject));
                    if (!touched.TryGetValue(who, out var places))
                        touched[who] = places = new SortedSet<string>(StringComparer.Ordinal);
                    places.Add(binding.Key.Namespace);
                }
            }
        }
    }

    private static bool SameRules(RbacRole? one, RbacRole? other) => one is null || other is null ? one is null && other is null : one.Rules.SequenceEqual(other.Rules);

    private static PlaceEffect Compare(RbacSnapshot before, RbacSnapshot after, RbacUser user, string ns)
    {
        var all = PlaceEffects.Compare(before, after, user, ns);
        if (ns.Length == 0)
            return all;
        var everywhere = PlaceEffects.Compare(before, after, user, "");
        return new PlaceEffect(
            ns,
            [.. all.Gained.Except(everywhere.Gained)],
            [.. all.Lost.Except(everywhere.Lost)],
            RuleRemainder.Of(all.GainedRules, everywhere.GainedRules),
            RuleRemainder.Of(all.LostRules, everywhere.LostRules));
    }

    private static RbacUser UserOf(RbacSubject subject) => subject.Kind switch
    {
        RbacSubjectKind.Group => RbacUser.Exactly(NoName, subject.Name),
        RbacSubjectKind.ServiceAccount => RbacUser.Exactly(RbacNames.ServiceAccount(subject.Namespace, subject.Name)),
        _ => RbacUser.Exactly(subject.Name),
    };
}
