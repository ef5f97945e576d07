using System.Collections.Frozen;
using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>
/// All RBAC objects of one cluster at one moment, immutable and safe for any thread, with the answers that kube-apiserver's RBAC authorizer would give. Bindings are asked in a fixed order:
/// ClusterRoleBindings by name, then the namespace's RoleBindings by name (the API server's own order is that of its cache, which it does not define).
/// </summary>
public sealed class RbacSnapshot
{
    private readonly FrozenDictionary<RbacKey, RbacRole> _roles;
    private readonly FrozenDictionary<RbacKey, RbacBinding> _bindings;
    private readonly ImmutableArray<RbacBinding> _clusterBindings;
    private readonly FrozenDictionary<string, ImmutableArray<RbacBinding>> _namespaceBindings;

    private RbacSnapshot(IEnumerable<RbacRole> roles, IEnumerable<RbacBinding> bindings, ImmutableSortedSet<string> namespaces, ImmutableArray<RbacGap> gaps)
    {
        _roles = roles.ToFrozenDictionary(r => r.Key);
        _bindings = bindings.ToFrozenDictionary(b => b.Key);
        _clusterBindings = [.. _bindings.Values.Where(b => b.Key.Kind == RbacKind.ClusterRoleBinding).OrderBy(b => b.Key.Name, StringComparer.Ordinal)];
        _namespaceBindings = _bindings.Values.Where(b => b.Key.Kind == RbacKind.RoleBinding).GroupBy(b => b.Key.Namespace)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(b => b.Key.Name, StringComparer.Ordinal).ToImmutableArray());
        UserNames = _bindings.Values.SelectMany(b => b.Subjects).Where(s => s.Kind == RbacSubjectKind.User).Select(s => s.Name).ToFrozenSet(StringComparer.Ordinal);
        Namespaces = namespaces;
        Gaps = gaps;
    }

    /// <summary>A cluster without a single object.</summary>
    public static RbacSnapshot Empty { get; } = new([], [], ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal), []);

    /// <summary>Every ClusterRole and Role.</summary>
    public IReadOnlyCollection<RbacRole> Roles => _roles.Values;

    /// <summary>Every ClusterRoleBinding and RoleBinding.</summary>
    public IReadOnlyCollection<RbacBinding> Bindings => _bindings.Values;

    /// <summary>Every name of a User subject, once each.</summary>
    public IReadOnlyCollection<string> UserNames { get; }

    /// <summary>The namespaces that are known, in order.</summary>
    public ImmutableSortedSet<string> Namespaces { get; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<RbacGap> Gaps { get; }

    /// <summary>Builds a snapshot. Of several objects with one key the last counts.</summary>
    public static RbacSnapshot Build(IEnumerable<RbacRole> roles, IEnumerable<RbacBinding> bindings, IEnumerable<string> namespaces, IEnumerable<RbacGap> gaps)
    {
        var lastRoles = new Dictionary<RbacKey, RbacRole>();
        foreach (var role in roles)
            lastRoles[role.Key] = role;
        var lastBindings = new Dictionary<RbacKey, RbacBinding>();
        foreach (var binding in bindings)
            lastBindings[binding.Key] = binding;
        return new RbacSnapshot(lastRoles.Values, lastBindings.Values, namespaces.ToImmutableSortedSet(StringComparer.Ordinal), [.. gaps]);
    }

    /// <summary>The same with some changes, as a watch delivers them.</summary>
    public RbacSnapshot With(IEnumerable<RbacChange> changes)
    {
        var roles = new Dictionary<RbacKey, RbacRole>(_roles);
        var bindings = new Dictionary<RbacKey, RbacBinding>(_bindings);
        var namespaces = Namespaces.ToBuilder();
        foreach (var change in changes)
        {
            switch (change)
            {
                case RbacChange.PutRole put:
                    roles[put.Role.Key] = put.Role;
                    break;
                case RbacChange.PutBinding put:
                    bindings[put.Binding.Key] = put.Binding;
                    break;
                case RbacChange.Remove remove:
                    roles.Remove(remove.Key);
                    bindings.Remove(remove.Key);
                    break;
                case RbacChange.PutNamespace put:
                    namespaces.Add(put.Name);
                    break;
                case RbacChange.RemoveNamespace remove:
                    namespaces.Remove(remove.Name);
                    break;
            }
        }

        return new RbacSnapshot(roles.Values, bindings.Values, namespaces.ToImmutable(), Gaps);
    }

    /// <summary>A role; null when there is none of that key.</summary>
    public RbacRole? FindRole(RbacKey key) => _roles.GetValueOrDefault(key);

    /// <summary>A binding; null when there is none of that key.</summary>
    public RbacBinding? FindBinding(RbacKey key) => _bindings.GetValueOrDefault(key);

    /// <summary>The bindings that give a role.</summary>
    public IReadOnlyList<RbacBinding> BindingsTo(RbacKey role) => [.. InOrder().Where(b => b.RoleRef == role)];

    /// <summary>The bindings that reach a user, in the order in which they are asked, each with the subject that matches (a service account's namespace filled in).</summary>
    public IReadOnlyList<(RbacBinding Binding, RbacSubject Subject)> BindingsOf(RbacUser user)
    {
        var found = new List<(RbacBinding, RbacSubject)>();
        foreach (var binding in InOrder())
        {
            if (SubjectMatching.First(binding, user) is { } subject)
                found.Add((binding, subject));
        }

        return found;
    }

    /// <summary>Whether a user may do something, and why.</summary>
    public AccessDecision Decide(RbacUser user, in AccessQuestion question)
    {
        if (user.IsMaster)
            return new AccessDecision(new AccessChain(AccessVia.Masters, new RbacSubject(RbacSubjectKind.Group, RbacNames.Masters), null, null, -1), [], []);
        var missing = ImmutableArray.CreateBuilder<RbacKey>();
        foreach (var binding in Asked(question.Namespace))
        {
            if (SubjectMatching.First(binding, user) is not { } subject)
                continue;
            if (FindRole(binding.RoleRef) is not { } role)
                missing.Add(binding.RoleRef);
            else if (RuleMatching.FirstAllowing(role.Rules, question) is >= 0 and var index)
                return new AccessDecision(new AccessChain(SubjectMatching.ViaOf(subject), subject, binding, role, index), missing.ToImmutable(), []);
        }

        return new AccessDecision(null, missing.ToImmutable(), GapsFor(question.Namespace));
    }

    /// <summary>
    /// Everyone who may do something: every subject of every binding that allows it, with each chain. Group <c>system:masters</c> always may and is not listed unless a binding names it.
    /// </summary>
    public WhoCanAnswer WhoCan(in AccessQuestion question)
    {
        var chains = new Dictionary<RbacSubject, ImmutableArray<AccessChain>.Builder>();
        foreach (var binding in Asked(question.Namespace))
        {
            if (FindRole(binding.RoleRef) is not { } role || RuleMatching.FirstAllowing(role.Rules, question) is not (>= 0 and var index))
                continue;
            foreach (var subject in binding.Subjects.Select(s => SubjectMatching.Resolved(binding, s)).Distinct())
            {
                if (!chains.TryGetValue(subject, out var list))
                    chains[subject] = list = ImmutableArray.CreateBuilder<AccessChain>();
                list.Add(new AccessChain(SubjectMatching.ViaOf(subject), subject, binding, role, index));
            }
        }

        return new WhoCanAnswer(
            [.. chains.OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Namespace, StringComparer.Ordinal).ThenBy(c => c.Key.Name, StringComparer.Ordinal).Select(c => new WhoCanEntry(c.Key, c.Value.ToImmutable()))],
            GapsFor(question.Namespace));
    }

    /// <summary>Every rule that a user holds, in the order in which they are asked.</summary>
    /// <param name="user">Who.</param>
    /// <param name="ns">A namespace, whose RoleBindings count too; empty for cluster scope only.</param>
    public HeldRules RulesOf(RbacUser user, string ns)
    {
        var rules = ImmutableArray.CreateBuilder<HeldRule>();
        var missing = ImmutableArray.CreateBuilder<RbacKey>();
        foreach (var binding in Asked(ns))
        {
            if (SubjectMatching.First(binding, user) is not { } subject)
                continue;
            if (FindRole(binding.RoleRef) is not { } role)
            {
                missing.Add(binding.RoleRef);
                continue;
            }

            for (var index = 0; index < role.Rules.Length; index++)
                rules.Add(new HeldRule(binding.Key.Namespace, role.Rules[index], new AccessChain(SubjectMatching.ViaOf(subject), subject, binding, role, index)));
        }

        return new HeldRules(user.IsMaster, rules.ToImmutable(), missing.ToImmutable(), GapsFor(ns));
    }

    private ImmutableArray<RbacGap> GapsFor(string ns) => [.. Gaps.Where(g => g.Namespace is null || g.Namespace == ns)];

    private IEnumerable<RbacBinding> InOrder() => _clusterBindings.Concat(_namespaceBindings.OrderBy(n => n.Key, StringComparer.Ordinal).SelectMany(n => n.Value));

    private IEnumerable<RbacBinding> Asked(string ns) =>
        ns.Length > 0 && _namespaceBindings.TryGetValue(ns, out var local) ? _clusterBindings.Concat(local) : _clusterBindings;
}
