using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Testing.Rbac;

namespace AckAuthConsole.Core.Tests.Rbac.Evaluation;

/// <summary>The oracle: RBAC as the API server's documentation says it, by looking at everything each time, with not a line shared with the index.</summary>
internal sealed class NaiveRbac
{
    private readonly List<RbacRole> _roles;
    private readonly List<RbacBinding> _bindings;
    private readonly List<RbacGap> _gaps;

    public NaiveRbac(RandomCluster cluster)
        : this(cluster.Roles, cluster.Bindings, cluster.Gaps)
    {
    }

    private NaiveRbac(IEnumerable<RbacRole> roles, IEnumerable<RbacBinding> bindings, IEnumerable<RbacGap> gaps)
    {
        _roles = [.. roles];
        _bindings = [.. bindings.OrderBy(b => b.Key.Namespace, StringComparer.Ordinal).ThenBy(b => b.Key.Name, StringComparer.Ordinal)];
        _gaps = [.. gaps];
    }

    public NaiveRbac With(IEnumerable<RbacChange> changes)
    {
        var (roles, bindings) = (_roles.ToList(), _bindings.ToList());
        foreach (var change in changes)
        {
            var key = change switch { RbacChange.PutRole p => p.Role.Key, RbacChange.PutBinding p => p.Binding.Key, RbacChange.Remove r => r.Key, _ => default(RbacKey?) };
            roles.RemoveAll(r => r.Key == key);
            bindings.RemoveAll(b => b.Key == key);
            if (change is RbacChange.PutRole role)
                roles.Add(role.Role);
            if (change is RbacChange.PutBinding binding)
                bindings.Add(binding.Binding);
        }

        return new NaiveRbac(roles, bindings, _gaps);
    }

    public AccessDecision Decide(RbacUser user, AccessQuestion question)
    {
        if (user.Groups.Contains("system:masters"))
            return new AccessDecision(new AccessChain(AccessVia.Masters, new RbacSubject(RbacSubjectKind.Group, "system:masters"), null, null, -1), [], []);
        var missing = new List<RbacKey>();
        foreach (var (binding, subject) in Reaching(user, question.Namespace))
        {
            if (RoleOf(binding) is not { } role)
                missing.Add(binding.RoleRef);
            else if (FirstRule(role, question) is >= 0 and var rule)
                return new AccessDecision(new AccessChain(Via(subject), subject, binding, role, rule), [], []);
        }

        return new AccessDecision(null, [.. missing.Distinct()], Gaps(question.Namespace));
    }

    public WhoCanAnswer WhoCan(AccessQuestion question) => Gather(_bindings.Where(b => b.Key.Namespace.Length == 0 || b.Key.Namespace == question.Namespace), question, Gaps(question.Namespace));

    public WhoCanAnswer WhoCanAnywhere(AccessQuestion question) =>
        question.IsResource ? Gather(_bindings, question, [.. _gaps]) : Gather(_bindings.Where(b => b.Key.Namespace.Length == 0), question, Gaps(""));

    public HeldRules RulesOf(RbacUser user, string ns)
    {
        var reaching = Reaching(user, ns);
        return new HeldRules(
            user.Groups.Contains("system:masters"),
            [
                .. from held in reaching
                   let role = RoleOf(held.Binding)
                   where role is not null
                   from rule in Enumerable.Range(0, role.Rules.Length)
                   select new HeldRule(held.Binding.Key.Namespace, role.Rules[rule], new AccessChain(Via(held.Subject), held.Subject, held.Binding, role, rule)),
            ],
            [.. reaching.Where(h => RoleOf(h.Binding) is null).Select(h => h.Binding.RoleRef).Distinct()],
            Gaps(ns));
    }

    public List<(RbacBinding Binding, RbacSubject Subject)> BindingsOf(RbacUser user) => Reaching(user, null);

    public IEnumerable<RbacBinding> BindingsTo(RbacKey role) => _bindings.Where(b => b.RoleRef == role);

    public IEnumerable<RbacBinding> Bindings => _bindings;

    public IEnumerable<RbacRole> Roles => _roles.OrderBy(r => r.Key.Namespace, StringComparer.Ordinal).ThenBy(r => r.Key.Name, StringComparer.Ordinal);

    private static AccessVia Via(RbacSubject subject) => subject.Kind == RbacSubjectKind.Group ? AccessVia.Group : subject.Kind == RbacSubjectKind.User ? AccessVia.User : AccessVia.ServiceAccount;

    private static RbacSubject? Full(RbacBinding binding, RbacSubject subject)
    {
        if (subject.Kind != RbacSubjectKind.ServiceAccount || subject.Namespace.Length > 0)
            return subject;
        return binding.Key.Namespace.Length == 0 ? null : subject with { Namespace = binding.Key.Namespace };
    }

    private static bool Is(RbacSubject subject, RbacUser user) => subject.Kind switch
    {
        RbacSubjectKind.Group => user.Groups.Contains(subject.Name),
        RbacSubjectKind.User => user.Names.Contains(subject.Name),
        _ => user.Names.Contains($"system:serviceaccount:{subject.Namespace}:{subject.Name}"),
    };

    private static int FirstRule(RbacRole role, AccessQuestion question) => role.Rules.ToList().FindIndex(r => Allows(r, question));

    private static bool Allows(RbacRule rule, AccessQuestion question)
    {
        if (!rule.Verbs.Any(v => v == "*" || v == question.Verb))
            return false;
        if (question.Path is { } path)
            return rule.NonResourceUrls.Any(u => u == "*" || u == path || u.EndsWith('*') && path.StartsWith(u.TrimEnd('*'), StringComparison.Ordinal));
        var sub = question.Subresource;
        var whole = sub.Length == 0 ? question.Resource : question.Resource + "/" + sub;
        return rule.ApiGroups.Any(g => g == "*" || g == question.ApiGroup)
            && rule.Resources.Any(r => r == "*" || r == whole || sub.Length > 0 && r == "*/" + sub)
            && (rule.ResourceNames.Length == 0 || rule.ResourceNames.Contains(question.Name));
    }

    private WhoCanAnswer Gather(IEnumerable<RbacBinding> bindings, AccessQuestion question, ImmutableArray<RbacGap> gaps)
    {
        var found = new List<(RbacSubject Identity, AccessChain Chain)>();
        foreach (var binding in bindings)
        {
            if (RoleOf(binding) is not { } role || FirstRule(role, question) is not (>= 0 and var rule))
                continue;
            foreach (var subject in binding.Subjects)
            {
                if (Full(binding, subject) is not { } full)
                    continue;
                var identity = full;
                if (full.Kind == RbacSubjectKind.User && full.Name.Split(':') is ["system", "serviceaccount", { Length: > 0 } ns, { Length: > 0 } name])
                    identity = new RbacSubject(RbacSubjectKind.ServiceAccount, name, ns);
                if (!found.Any(f => f.Identity == identity && f.Chain.Binding == binding))
                    found.Add((identity, new AccessChain(Via(full), full, binding, role, rule)));
            }
        }

        return new WhoCanAnswer(
            [
                .. found.GroupBy(f => f.Identity, f => f.Chain).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Namespace, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                    .Select(g => new WhoCanEntry(g.Key, [.. g])),
            ],
            gaps);
    }

    private RbacRole? RoleOf(RbacBinding binding) => _roles.Find(r => r.Key == binding.RoleRef);

    /// <summary>In one namespace and the cluster; null for everywhere.</summary>
    private List<(RbacBinding Binding, RbacSubject Subject)> Reaching(RbacUser user, string? ns)
    {
        var found = new List<(RbacBinding, RbacSubject)>();
        foreach (var binding in _bindings.Where(b => ns is null || b.Key.Namespace.Length == 0 || b.Key.Namespace == ns))
        {
            var subject = binding.Subjects.Select(s => Full(binding, s)).FirstOrDefault(s => s is { } full && Is(full, user));
            if (subject is { } match)
                found.Add((binding, match));
        }

        return found;
    }

    private ImmutableArray<RbacGap> Gaps(string ns) =>
    [
        .. _gaps.Where(g =>
        {
            if (g.Kind is RbacKind.ClusterRole or RbacKind.ClusterRoleBinding)
                return true;
            var counts = g.Namespace is null || g.Namespace == ns;
            return g.Kind is null ? counts : counts && ns.Length > 0;
        }),
    ];
}
