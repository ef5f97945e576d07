using System.Collections.Immutable;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Tests.Findings;

/// <summary>A small cluster for tests of findings, and short ways to ask what is found.</summary>
internal sealed class FindingsBed
{
    public const string Person = "200000000000000001";

    private readonly List<RbacRole> _roles = [];
    private readonly List<RbacBinding> _bindings = [];
    private readonly List<(string, string)> _accounts = [];
    private readonly List<Workload> _workloads = [];

    public static RbacSubject User(string name = Person) => new(RbacSubjectKind.User, name);

    public static RbacSubject Group(string name) => new(RbacSubjectKind.Group, name);

    public static RbacSubject Account(string ns, string name) => new(RbacSubjectKind.ServiceAccount, name, ns);

    /// <summary>Rules as <c>verbs groups resources [names]</c>, or <c>verbs /path</c>; several by semicolon.</summary>
    public static ImmutableArray<RbacRule> Rules(string text) => [.. text.Split("; ").Select(t => t.Split(' ')).Select(w => w[1].StartsWith('/') || w[1] == "paths"
        ? new RbacRule { Verbs = [.. w[0].Split(',')], NonResourceUrls = [w[1] == "paths" ? "*" : w[1]] }
        : new RbacRule { Verbs = [.. w[0].Split(',')], ApiGroups = [.. w[1].Split(',').Select(g => g == "core" ? "" : g)], Resources = [.. w[2].Split(',')], ResourceNames = w.Length > 3 ? [.. w[3].Split(',')] : [] })];

    public FindingsBed Role(string name, string rules, params (string Name, string Value)[] labels)
    {
        _roles.Add(new RbacRole { Key = RbacKey.ClusterRole(name), Rules = Rules(rules), Metadata = new RbacMetadata { Labels = labels.ToImmutableSortedDictionary(l => l.Name, l => l.Value) } });
        return this;
    }

    public FindingsBed Add(params RbacRole[] roles)
    {
        _roles.AddRange(roles);
        return this;
    }

    public FindingsBed Add(params RbacBinding[] bindings)
    {
        _bindings.AddRange(bindings);
        return this;
    }

    /// <summary>Binds a ClusterRole, in a namespace or (empty) everywhere.</summary>
    public FindingsBed Bind(string role, string ns, params RbacSubject[] subjects) => Named($"{role}-{_bindings.Count}", role, ns, subjects);

    public FindingsBed Named(string name, string role, string ns, params RbacSubject[] subjects) => Add(new RbacBinding
    {
        Key = ns.Length == 0 ? RbacKey.ClusterRoleBinding(name) : RbacKey.RoleBinding(ns, name),
        RoleRef = RbacKey.ClusterRole(role),
        Subjects = [.. subjects],
    });

    /// <summary>Gives rules to the person by a role of their own.</summary>
    public FindingsBed Give(string rules, string ns = "") => Role($"own-{_roles.Count}", rules).Bind($"own-{_roles.Count - 1}", ns, User());

    public FindingsBed Runs(string ns, string account, bool everywhere = false, bool privileged = false, bool facesNetwork = false)
    {
        _accounts.Add((ns, account));
        _workloads.Add(new Workload(ns, everywhere ? "DaemonSet" : "Deployment", "app-" + account, account, MountsToken: true, everywhere, privileged, facesNetwork));
        return this;
    }

    public RbacSnapshot Snapshot(params RbacGap[] gaps) => RbacSnapshot.Build(_roles, _bindings, ["default", "kube-system", "team-a", "team-b"], gaps);

    public ImmutableArray<Finding> Find(Func<FindingsInput, FindingsInput>? also = null)
    {
        var input = new FindingsInput(Snapshot()) { Workloads = _accounts.Count == 0 ? null : new ClusterWorkloads(_accounts, _workloads, []) };
        return FindingsAnalysis.Find(also is null ? input : also(input));
    }

    /// <summary>What is found as <c>R06 High</c> or <c>R06 Medium team-a</c>.</summary>
    public IReadOnlyList<string> Short(Func<FindingsInput, FindingsInput>? also = null) => [.. Find(also).Where(f => f.Standing == FindingStanding.Open).Select(f => $"{f.Rule} {f.Severity} {f.Namespace}".TrimEnd())];

    public static RbacMetadata Bootstrapped { get; } = new() { Labels = ImmutableSortedDictionary<string, string>.Empty.Add(RoleOrigins.BootstrapLabel, "rbac-defaults") };
}
