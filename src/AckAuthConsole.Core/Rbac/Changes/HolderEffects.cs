using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Who gains or loses what by a change: everybody whom a binding concerned names, in the places where those bindings count.</summary>
internal sealed class HolderEffects(SubjectResolver subjects)
{
    /// <summary>The effect of the difference between two states of a cluster.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it will be.</param>
    /// <param name="changed">The objects that change.</param>
    public (ImmutableArray<AffectedHolder> Affected, int Total) Of(RbacSnapshot before, RbacSnapshot after, IReadOnlyCollection<RbacKey> changed)
    {
        var holders = new Dictionary<string, (ResolvedSubject Who, SortedSet<string> Places)>(StringComparer.Ordinal);
        foreach (var binding in Concerned(before, changed).Concat(Concerned(after, changed)))
        {
            foreach (var subject in binding.Subjects)
            {
                var named = subject.Kind == RbacSubjectKind.ServiceAccount && subject.Namespace.Length == 0 ? subject with { Namespace = binding.Key.Namespace } : subject;
                var who = subjects.Resolve(named);
                var key = AccessHolders.KeyOf(who);
                if (!holders.TryGetValue(key, out var holder))
                    holders[key] = holder = (who, new SortedSet<string>(StringComparer.Ordinal));
                holder.Places.Add(binding.Key.Namespace);
            }
        }

        var worked = holders.Values.Take(PlannedEdit.MaxAffected).Select(h =>
        {
            var old = UserOf(before, h.Who);
            var user = UserOf(after, h.Who) is var now && now.Names.Length > old.Names.Length ? now : old;
            return new AffectedHolder(h.Who, [.. h.Places.Select(ns => PlaceEffects.Compare(before, after, user, ns)).Where(p => !p.IsEmpty)]);
        });
        return ([.. worked.OrderBy(a => a.Places.IsEmpty).ThenBy(a => a.Who.Kind).ThenBy(a => a.Who.Name, StringComparer.OrdinalIgnoreCase)], holders.Count);
    }

    /// <summary>The identity behind a subject as the authorizer sees it; a group as somebody who is in that group only.</summary>
    public static RbacUser UserOf(RbacSnapshot rbac, ResolvedSubject who) => who.Kind switch
    {
        SubjectIdentityKind.Group => RbacUser.Exactly("", who.Subject.Name),
        SubjectIdentityKind.ServiceAccount => RbacUser.ServiceAccount(who.Subject.Namespace, who.Subject.Name),
        _ when who.Id is { } id => AckUserName.UserOf(rbac, id),
        _ => RbacUser.Authenticated(who.Subject.Name),
    };

    private static IEnumerable<RbacBinding> Concerned(RbacSnapshot rbac, IReadOnlyCollection<RbacKey> changed) => changed.SelectMany(key => key.Kind switch
    {
        RbacKind.ClusterRole => rbac.BindingsTo(key).Concat(rbac.FindRole(key) is { } role ? RoleAggregation.Receiving(rbac, role).SelectMany(r => rbac.BindingsTo(r.Key)) : []),
        RbacKind.Role => rbac.BindingsTo(key),
        _ => rbac.FindBinding(key) is { } binding ? [binding] : [],
    });
}
