using System.Collections.Frozen;
using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation.Indexing;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>
/// All RBAC objects of one cluster at one moment, immutable and safe for any thread, with the answers that kube-apiserver's RBAC authorizer would give. Bindings are asked in a fixed order:
/// ClusterRoleBindings by name, then the namespace's RoleBindings by name (the API server's own order is that of its cache, which it does not define). Names are ordered by their code units. Where a binding names somebody
/// several times, its first subject counts; where several rules of a role allow, the first. Lists over all namespaces go namespace by namespace, by name.
/// </summary>
public sealed class RbacSnapshot
{
    private readonly RbacIndex _index;
    private ImmutableArray<RbacRole> _roles;
    private ImmutableArray<RbacBinding> _bindings;
    private FrozenSet<string>? _userNames;

    private RbacSnapshot(RbacIndex index, ImmutableSortedSet<string> namespaces, ImmutableArray<RbacGap> gaps) => (_index, Namespaces, Gaps) = (index, namespaces, gaps);

    /// <summary>A cluster without a single object.</summary>
    public static RbacSnapshot Empty { get; } = new(RbacIndex.Empty, ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal), []);

    /// <summary>Every ClusterRole and Role: ClusterRoles by name, then Roles by namespace and name.</summary>
    public IReadOnlyCollection<RbacRole> Roles
    {
        get
        {
            // Made when first asked for; two threads may make it at once, and both get the same.
            if (_roles.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _roles, [.. _index.Roles.Values.Where(s => s.Role is not null).Select(s => s.Role!.Role).OrderBy(r => r.Key.Namespace, StringComparer.Ordinal).ThenBy(r => r.Key.Name, StringComparer.Ordinal)]);
            return _roles;
        }
    }

    /// <summary>Every ClusterRoleBinding and RoleBinding, in the order in which they are asked.</summary>
    public IReadOnlyCollection<RbacBinding> Bindings
    {
        get
        {
            if (_bindings.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _bindings, [.. ScopesInOrder().SelectMany(s => s).Select(e => e.Binding)]);
            return _bindings;
        }
    }

    /// <summary>Every name of a User subject, once each.</summary>
    public IReadOnlyCollection<string> UserNames =>
        _userNames ??= _index.Bindings.Values.SelectMany(e => e.Subjects).Where(s => s.Kind == RbacSubjectKind.User).Select(s => s.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The namespaces that are known, in order.</summary>
    public ImmutableSortedSet<string> Namespaces { get; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<RbacGap> Gaps { get; }

    internal RbacIndex Index => _index;

    /// <summary>Builds a snapshot. Of several objects with one key the last counts.</summary>
    public static RbacSnapshot Build(IEnumerable<RbacRole> roles, IEnumerable<RbacBinding> bindings, IEnumerable<string> namespaces, IEnumerable<RbacGap> gaps)
    {
        var edit = new RbacIndexEdit(RbacIndex.Empty);
        foreach (var role in roles)
            edit.Put(role);
        foreach (var binding in bindings)
            edit.Put(binding);
        return new RbacSnapshot(edit.ToIndex(), namespaces.ToImmutableSortedSet(StringComparer.Ordinal), [.. gaps]);
    }

    /// <summary>The same with some changes, as a watch delivers them. Costs what is changed, not what is held.</summary>
    public RbacSnapshot With(IEnumerable<RbacChange> changes)
    {
        var edit = new RbacIndexEdit(_index);
        var namespaces = Namespaces.ToBuilder();
        foreach (var change in changes)
        {
            switch (change)
            {
                case RbacChange.PutRole put:
                    edit.Put(put.Role);
                    break;
                case RbacChange.PutBinding put:
                    edit.Put(put.Binding);
                    break;
                case RbacChange.Remove remove:
                    edit.Remove(remove.Key);
                    break;
                case RbacChange.PutNamespace put:
                    namespaces.Add(put.Name);
                    break;
                case RbacChange.RemoveNamespace remove:
                    namespaces.Remove(remove.Name);
                    break;
            }
        }

        return new RbacSnapshot(edit.ToIndex(), namespaces.ToImmutable(), Gaps);
    }

    /// <summary>A role; null when there is none of that key.</summary>
    public RbacRole? FindRole(RbacKey key) => _index.Roles.Find(key)?.Role?.Role;

    /// <summary>A binding; null when there is none of that key.</summary>
    public RbacBinding? FindBinding(RbacKey key) => _index.Bindings.Find(key)?.Binding;

    /// <summary>The bindings that give a role, in the order in which they are asked.</summary>
    public IReadOnlyList<RbacBinding> BindingsTo(RbacKey role) => _index.Roles.TryFind(role, out var slot) ? [.. slot.Bindings.Select(b => b.Binding)] : [];

    /// <summary>The bindings that reach a user, in the order in which they are asked, each with the subject that matches (a service account's namespace filled in).</summary>
    public IReadOnlyList<(RbacBinding Binding, RbacSubject Subject)> BindingsOf(RbacUser user) =>
        [.. RbacIndex.ReachingAnywhere(_index.HoldingsOf(user)).Select(h => (h.Entry.Binding, h.Entry.Subjects[h.SubjectIndex]))];

    /// <summary>Whether a user may do something, and why.</summary>
    public AccessDecision Decide(RbacUser user, in AccessQuestion question)
    {
        if (user.IsMaster)
            return new AccessDecision(AccessChain.OfMasters, [], []);
        var holdings = _index.HoldingsOf(user);
        var asked = new PreparedQuestion(question);
        var found = _index.FirstAllowing(holdings, "", asked) ?? (question.Namespace.Length == 0 ? null : _index.FirstAllowing(holdings, question.Namespace, asked));
        return found is { } allowing
            ? new AccessDecision(ChainOf(allowing.Held, allowing.Rule), [], [])
            : new AccessDecision(null, _index.HasMissingRoles ? MissingRoles(RbacIndex.Reaching(holdings, Scopes(question.Namespace))) : [], GapsFor(question.Namespace));
    }

    /// <summary>
    /// Everyone who may do something: every subject of every binding that allows it, with each chain. A user by the name of a service account is listed as that service account. Group <c>system:masters</c> always may and is not
    /// listed unless a binding names it; see <see cref="WhoCanAnswer.Masters"/>.
    /// </summary>
    public WhoCanAnswer WhoCan(in AccessQuestion question)
    {
        var gathered = new WhoCanSearch(_index, question);
        gathered.Add(_index.InScope(""));
        if (question.Namespace.Length > 0)
            gathered.Add(_index.InScope(question.Namespace));
        return new WhoCanAnswer(gathered.ToEntries(), GapsFor(question.Namespace));
    }

    /// <summary>Everyone who may do something at cluster scope or in at least one namespace, whichever the question names. Each chain's binding tells where.</summary>
    public WhoCanAnswer WhoCanAnywhere(in AccessQuestion question)
    {
        var gathered = new WhoCanSearch(_index, question);
        gathered.AddEverywhere();
        return new WhoCanAnswer(gathered.ToEntries(), question.IsResource ? Gaps : GapsFor(""));
    }

    /// <summary>Where a user may do something, whichever namespace the question names.</summary>
    public WhereCanAnswer WhereCan(RbacUser user, in AccessQuestion question)
    {
        if (user.IsMaster)
            return new WhereCanAnswer(AccessChain.OfMasters, [], []);
        var holdings = _index.HoldingsOf(user);
        var asked = new PreparedQuestion(question);
        var everywhere = _index.FirstAllowing(holdings, "", asked) is { } cluster ? ChainOf(cluster.Held, cluster.Rule) : null;
        var places = ImmutableArray.CreateBuilder<WhereCanPlace>();
        var local = question.IsResource ? holdings.SelectMany(h => h.Local).Select(l => l.Namespace).Distinct().Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var ns in local)
        {
            // A namespace is read inside itself and under its own name, so a rule limited to it counts there.
            var here = question is { Resource: "namespaces", ApiGroup: "", Name.Length: 0 } ? new PreparedQuestion(AccessQuestion.OfNamespace(question.Verb, ns, question.Subresource)) : asked;
            if (_index.FirstAllowing(holdings, ns, here) is { } found)
                places.Add(new WhereCanPlace(ns, ChainOf(found.Held, found.Rule)));
        }

        return new WhereCanAnswer(everywhere, places.ToImmutable(), everywhere is not null ? [] : question.IsResource ? Gaps : GapsFor(""));
    }

    /// <summary>Every rule that a user holds, in the order in which they are asked.</summary>
    /// <param name="user">Who.</param>
    /// <param name="ns">A namespace, whose RoleBindings count too; empty for cluster scope only.</param>
    public HeldRules RulesOf(RbacUser user, string ns)
    {
        var rules = ImmutableArray.CreateBuilder<HeldRule>();
        var reaching = RbacIndex.Reaching(_index.HoldingsOf(user), Scopes(ns));
        foreach (var held in reaching)
        {
            if (_index.RoleAt(held.Entry.Slot) is not { Role: { } role })
                continue;
            for (var index = 0; index < role.Rules.Length; index++)
                rules.Add(new HeldRule(held.Entry.Namespace, role.Rules[index], ChainOf(held, index)));
        }

        return new HeldRules(user.IsMaster, rules.ToImmutable(), MissingRoles(reaching), GapsFor(ns));
    }

    private static ReadOnlySpan<string> Scopes(string ns) => ns.Length == 0 ? (string[])[""] : ["", ns];

    private AccessChain ChainOf(HeldEntry held, int rule)
    {
        var subject = held.Entry.Subjects[held.SubjectIndex];
        return new AccessChain(SubjectMatching.ViaOf(subject), subject, held.Entry.Binding, _index.RoleAt(held.Entry.Slot)!.Role, rule);
    }

    private ImmutableArray<RbacKey> MissingRoles(List<HeldEntry> reaching)
    {
        if (!_index.HasMissingRoles)
            return [];
        return [.. reaching.Where(h => _index.RoleAt(h.Entry.Slot) is null).Select(h => h.Entry.Binding.RoleRef).Distinct()];
    }

    // Cluster objects count everywhere. A Role or a RoleBinding counts only in a namespace, and only in its own.
    private ImmutableArray<RbacGap> GapsFor(string ns) => Gaps.IsEmpty ? [] : [.. Gaps.Where(g => g.Kind switch
    {
        RbacKind.ClusterRole or RbacKind.ClusterRoleBinding => true,
        RbacKind.Role or RbacKind.RoleBinding => ns.Length > 0 && (g.Namespace is null || g.Namespace == ns),
        _ => g.Namespace is null || g.Namespace == ns,
    })];

    private IEnumerable<BindingEntry[]> ScopesInOrder() => _index.Scopes.Values.OrderBy(s => s[0].Namespace, StringComparer.Ordinal);
}
