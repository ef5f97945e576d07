using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Gathers the holders of a cluster from its bindings, and filters them.</summary>
internal sealed class AccessHolders(SubjectResolver subjects, BindingOrigins origins)
{
    /// <summary>Everybody whom a binding names.</summary>
    public IReadOnlyList<AccessHolder> In(ClusterSnapshot snapshot)
    {
        var rbac = snapshot.Rbac;
        var highlights = new Dictionary<RbacKey, ImmutableArray<AccessHighlight>?>();
        var holders = new Dictionary<string, (ResolvedSubject Who, List<AccessGrant> Grants)>(StringComparer.Ordinal);
        foreach (var binding in rbac.Bindings)
        {
            if (binding.Subjects.IsEmpty)
                continue;
            if (!highlights.TryGetValue(binding.RoleRef, out var known))
                highlights[binding.RoleRef] = known = rbac.FindRole(binding.RoleRef) is { } role ? AccessHighlights.Of(role.Rules) : null;
            var origin = origins.Of(snapshot.Cluster.Id, rbac, binding);
            foreach (var subject in binding.Subjects.Distinct())
            {
                var named = subject.Kind == RbacSubjectKind.ServiceAccount && subject.Namespace.Length == 0 ? subject with { Namespace = binding.Key.Namespace } : subject;
                var who = subjects.Resolve(named);
                var key = KeyOf(who);
                if (!holders.TryGetValue(key, out var holder))
                    holders[key] = holder = (who, []);
                holder.Grants.Add(new AccessGrant(binding.Key, named, binding.RoleRef, known is not null, origin, known ?? []));
            }
        }

        return [.. holders.Values
            .Select(h => new AccessHolder(h.Who, [.. h.Grants.OrderBy(g => g.Namespace, StringComparer.Ordinal).ThenBy(g => g.Role.Name, StringComparer.Ordinal)]))
            .OrderBy(h => h.Who.Kind).ThenBy(h => h.Who.Name, StringComparer.OrdinalIgnoreCase).ThenBy(h => KeyOf(h.Who), StringComparer.Ordinal)];
    }

    /// <summary>The holders that match, each with the grants that match.</summary>
    public static IEnumerable<AccessHolder> Matching(IEnumerable<AccessHolder> holders, ClusterAccessQuery query) => holders
        .Where(h => IsOf(h.Who, query.Kind))
        .Select(h => h with { Grants = [.. h.Grants.Where(g => Matches(g, query))] })
        .Where(h => !h.Grants.IsEmpty && Contains(h, query.Search.Trim()));

    /// <summary>One key for everything that is the same identity.</summary>
    public static string KeyOf(ResolvedSubject who) => who.Id is { } id ? $"id:{id.Value}" : $"{who.Subject.Kind}:{who.Subject.Namespace}:{who.Subject.Name}";

    private static bool IsOf(ResolvedSubject who, HolderKind? kind) => kind switch
    {
        null => who.Kind != SubjectIdentityKind.SystemUser && !IsSystemGroup(who),
        HolderKind.People => who.Kind is SubjectIdentityKind.RamUser or SubjectIdentityKind.RamRole or SubjectIdentityKind.Account or SubjectIdentityKind.OtherUser,
        HolderKind.ServiceAccounts => who.Kind == SubjectIdentityKind.ServiceAccount,
        HolderKind.Groups => who.Kind == SubjectIdentityKind.Group,
        HolderKind.System => who.Kind == SubjectIdentityKind.SystemUser || IsSystemGroup(who),
        _ => who.IsDeleted,
    };

    // Groups that stand for everybody matter to a person; those of components do not.
    private static bool IsSystemGroup(ResolvedSubject who) =>
        who.Kind == SubjectIdentityKind.Group && who.Subject.Name is "system:masters" or "system:nodes" or "system:monitoring" or "system:bootstrappers" or "system:node-proxier";

    private static bool Matches(AccessGrant grant, ClusterAccessQuery query) =>
        (query.Namespace is null || grant.Namespace.Length == 0 || grant.Namespace == query.Namespace.Value)
        && (query.Origin is null || grant.Origin == query.Origin)
        && (!query.AdministrativeOnly || grant.IsAdministrative);

    private static bool Contains(AccessHolder holder, string search)
    {
        return search.Length == 0
            || Has(holder.Who.Name) || Has(holder.Who.Subject.Name) || Has(holder.Who.Subject.Namespace) || Has(holder.Who.Principal?.DisplayName ?? "")
            || holder.Grants.Any(g => Has(g.Role.Name) || Has(g.Namespace) || Has(g.Binding.Name));

        bool Has(string text) => text.Contains(search, StringComparison.OrdinalIgnoreCase);
    }
}
