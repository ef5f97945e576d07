using System.Collections.Immutable;
using System.Globalization;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Benchmarks;

/// <summary>
/// A cluster of a size that is met at large users: teams in namespaces, roles of six rules, bindings of one to three subjects, one in twenty for the whole cluster. The same seed gives the same cluster.
/// </summary>
#pragma warning disable CA5394 // Repeatable on purpose.
public sealed class LargeCluster
{
    public const int Seed = 20261127;

    private static readonly string[] s_verbs = ["get", "list", "watch", "create", "update", "patch", "delete"];
    private static readonly (string Group, string Resource)[] s_resources =
    [
        ("", "pods"), ("", "pods/log"), ("", "pods/exec"), ("", "secrets"), ("", "configmaps"), ("", "services"), ("", "serviceaccounts"), ("apps", "deployments"), ("apps", "deployments/scale"), ("apps", "statefulsets"),
        ("batch", "jobs"), ("batch", "cronjobs"), ("networking.k8s.io", "ingresses"), ("rbac.authorization.k8s.io", "rolebindings"), ("example.com", "widgets"), ("example.com", "gadgets/status"),
    ];

    private readonly Random _random = new(Seed);

    public LargeCluster(int bindings, int roles)
    {
        Namespaces = [.. Enumerable.Range(0, Math.Max(4, bindings / 200)).Select(n => Name("team", n))];
        var clusterRoles = Enumerable.Range(0, Math.Max(1, roles / 4)).Select(n => RbacKey.ClusterRole(Name("cluster-role", n))).ToArray();
        var local = Enumerable.Range(0, roles - clusterRoles.Length).Select(n => RbacKey.Role(Namespaces[n % Namespaces.Length], Name("role", n))).ToArray();
        Roles = [.. clusterRoles.Concat(local).Select(k => new RbacRole { Key = k, Rules = [.. Enumerable.Range(0, 6).Select(_ => Rule())] })];
        var localOf = local.ToLookup(k => k.Namespace, StringComparer.Ordinal);
        Users = Math.Max(10, bindings / 8);
        Bindings = [.. Enumerable.Range(0, bindings).Select(n => Binding(n, clusterRoles, localOf))];
    }

    public ImmutableArray<string> Namespaces { get; }

    public ImmutableArray<RbacRole> Roles { get; }

    public ImmutableArray<RbacBinding> Bindings { get; }

    public int Users { get; }

    public RbacSnapshot ToSnapshot() => RbacSnapshot.Build(Roles, Bindings, Namespaces, []);

    /// <summary>A question of somebody about something, most of them about what somebody of that namespace might do.</summary>
    public (RbacUser User, AccessQuestion Question) NextQuestion()
    {
        var (apiGroup, resource) = s_resources[_random.Next(s_resources.Length)];
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var ns = Namespaces[_random.Next(Namespaces.Length)];
        var user = _random.Next(4) == 0 ? RbacUser.ServiceAccount(ns, Name("sa", _random.Next(20))) : RbacUser.Authenticated(Name("user", _random.Next(Users)), Name("group", _random.Next(100)));
        return (user, AccessQuestion.Of(s_verbs[_random.Next(s_verbs.Length)], apiGroup, slash < 0 ? resource : resource[..slash], ns, _random.Next(3) == 0 ? "one" : "", slash < 0 ? "" : resource[(slash + 1)..]));
    }

    private static string Name(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");

    private RbacRule Rule()
    {
        var (apiGroup, resource) = s_resources[_random.Next(s_resources.Length)];
        return new RbacRule
        {
            Verbs = _random.Next(20) == 0 ? ["*"] : [.. s_verbs.Where(_ => _random.Next(2) == 0).DefaultIfEmpty("get")],
            ApiGroups = [apiGroup],
            Resources = _random.Next(3) == 0 ? [resource, s_resources[_random.Next(s_resources.Length)].Resource] : [resource],
            ResourceNames = _random.Next(6) == 0 ? ["one", "two"] : [],
        };
    }

    private RbacBinding Binding(int number, RbacKey[] clusterRoles, ILookup<string, RbacKey> local)
    {
        var subjects = Enumerable.Range(0, 1 + _random.Next(3));
        if (_random.Next(20) == 0)
            return new RbacBinding { Key = RbacKey.ClusterRoleBinding(Name("binding", number)), RoleRef = clusterRoles[_random.Next(clusterRoles.Length)], Subjects = [.. subjects.Select(_ => Subject(Namespaces[_random.Next(Namespaces.Length)]))] };
        var ns = Namespaces[number % Namespaces.Length];
        var own = local[ns].ToArray();
        return new RbacBinding
        {
            Key = RbacKey.RoleBinding(ns, Name("binding", number)),
            RoleRef = own.Length > 0 && _random.Next(2) == 0 ? own[_random.Next(own.Length)] : clusterRoles[_random.Next(clusterRoles.Length)],
            Subjects = [.. subjects.Select(_ => Subject(ns))],
        };
    }

    private RbacSubject Subject(string ns) => _random.Next(10) switch
    {
        0 => new RbacSubject(RbacSubjectKind.Group, Name("group", _random.Next(100))),
        1 or 2 => new RbacSubject(RbacSubjectKind.ServiceAccount, Name("sa", _random.Next(20)), ns),
        _ => new RbacSubject(RbacSubjectKind.User, Name("user", _random.Next(Users))),
    };
}
