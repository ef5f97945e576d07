using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Testing.Rbac;

/// <summary>
/// Random RBAC objects, users and questions from few words, so that they collide: names shared between kinds and namespaces, wildcards, subresources, resourceNames, service accounts written as users, roles that do not
/// exist. One seed always gives the same sequence; print <see cref="Seed"/> when a test fails. Not safe for several threads.
/// </summary>
#pragma warning disable CA5394 // Repeatable on purpose.
public sealed class RandomRbac(int seed, RandomRbacOptions? options = null)
{
    private static readonly ImmutableArray<string> s_verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "*", "bind", "escalate", "impersonate", "GET"];
    private static readonly ImmutableArray<string> s_groups = ["", "", "apps", "batch", "*", "rbac.authorization.k8s.io", "extensions"];
    private static readonly ImmutableArray<string> s_resources =
        ["pods", "pods", "pods/log", "pods/exec", "pods/*", "deployments", "deployments/scale", "*/scale", "*/log", "*", "*/*", "secrets", "configmaps", "namespaces", "clusterroles", "nodes", "nodes/proxy", "Pods"];

    private static readonly ImmutableArray<string> s_askedResources = ["pods", "pods", "deployments", "secrets", "configmaps", "namespaces", "clusterroles", "nodes", "replicasets", "*"];
    private static readonly ImmutableArray<string> s_subresources = ["", "", "", "log", "exec", "scale", "status", "proxy", "*"];
    private static readonly ImmutableArray<string> s_names = ["one", "two", "team-a", "one/two"];
    private static readonly ImmutableArray<string> s_rulePaths = ["/healthz", "/healthz/*", "/metrics", "*", "/", "/api*", "/api/**", "/*"];
    private static readonly ImmutableArray<string> s_askedPaths = ["/healthz", "/healthz/", "/healthz/etcd", "/metrics", "/metrics/x", "/", "/api", "/apis/apps", "/api/*", "*"];
    private static readonly ImmutableArray<string> s_pathVerbs = ["get", "get", "post", "*", "head"];
    private static readonly ImmutableArray<string> s_roleNames = ["view", "edit", "cs:ns:dev", "shared", "Upper", "reader", "writer", "odd name"];
    private static readonly ImmutableArray<string> s_bindingNames = ["shared", "a", "b", "c", "Z", "cs:dev:one", "view", "20000-clusterrolebinding", "z-1", "z-10", "z-2", "m"];
    private static readonly ImmutableArray<string> s_users = ["alice", "bob", "Alice", "204000000000000001", "204000000000000001-1673419473", "system:anonymous", "devs"];
    private static readonly ImmutableArray<string> s_ownGroups = ["devs", "ops", "system:users", "alice"];
    private static readonly ImmutableArray<string> s_systemGroups = ["system:authenticated", "system:unauthenticated", "system:serviceaccounts", "system:serviceaccounts:team-a", "system:masters"];
    private static readonly ImmutableArray<string> s_namespaces = ["team-a", "team-b", "default", "kube-system"];
    private static readonly ImmutableArray<string> s_accounts = ["default", "builder", "alice"];
    private static readonly ImmutableArray<string> s_labels = ["to-admin", "to-edit", "to-view"];

    private readonly Random _random = new(seed);
    private readonly RandomRbacOptions _options = options ?? new RandomRbacOptions();

    /// <summary>Where the sequence starts.</summary>
    public int Seed { get; } = seed;

    /// <summary>A cluster.</summary>
    public RandomCluster NextCluster()
    {
        var roles = new Dictionary<RbacKey, RbacRole>();
        for (var count = _random.Next(_options.Roles + 1); count > 0; count--)
        {
            var role = NextRole();
            roles[role.Key] = role;
        }

        var bindings = new Dictionary<RbacKey, RbacBinding>();
        for (var count = _random.Next(_options.Bindings + 1); count > 0; count--)
        {
            var binding = NextBinding(roles.Keys);
            bindings[binding.Key] = binding;
        }

        ImmutableArray<RbacGap> gaps = _options.WithGaps ? [.. Enumerable.Range(0, _random.Next(3)).Select(_ => NextGap())] : [];
        return new RandomCluster([.. roles.Values], [.. bindings.Values], s_namespaces, gaps);
    }

    /// <summary>A role of either kind.</summary>
    public RbacRole NextRole()
    {
        var isClusterRole = Chance(0.6);
        var key = NextRoleKey(isClusterRole);
        return new RbacRole
        {
            Key = key,
            Rules = Many(_options.Rules, 0, () => NextRule(isClusterRole)),
            Aggregation = isClusterRole && _options.WithAggregation && Chance(0.2) ? new AggregationRule(Many(2, 1, NextSelector)) : null,
            Metadata = new RbacMetadata { Labels = Many(2, 0, () => One(s_labels)).Distinct().ToImmutableSortedDictionary(l => l, _ => Chance(0.8) ? "true" : "false") },
        };
    }

    /// <summary>A rule.</summary>
    /// <param name="withPaths">Whether it may be about paths, as only a ClusterRole's rules may.</param>
    public RbacRule NextRule(bool withPaths = true)
    {
        if (!_options.OnlyValid && Chance(0.1))
        {
            return new RbacRule
            {
                Verbs = Many(2, 0, () => One(s_verbs)),
                ApiGroups = Many(2, 0, () => One(s_groups)),
                Resources = Many(2, 0, () => One(s_resources)),
                ResourceNames = Many(1, 0, () => Chance(0.5) ? "" : One(s_names)),
                NonResourceUrls = Many(2, 0, () => One(s_rulePaths)),
            };
        }

        if ((withPaths || !_options.OnlyValid) && Chance(0.15))
            return new RbacRule { Verbs = Many(2, 1, () => One(s_pathVerbs)), NonResourceUrls = Many(2, 1, () => One(s_rulePaths)) };
        return new RbacRule
        {
            Verbs = Many(3, 1, () => One(s_verbs)),
            ApiGroups = Many(2, 1, () => One(s_groups)),
            Resources = Many(3, 1, () => One(s_resources)),
            ResourceNames = Chance(0.25) ? Many(2, 1, () => One(s_names)) : [],
        };
    }

    /// <summary>A binding of either kind, mostly to one of these roles.</summary>
    public RbacBinding NextBinding(IReadOnlyCollection<RbacKey> roles)
    {
        var isClusterBinding = Chance(0.4);
        var ns = isClusterBinding ? "" : One(s_namespaces);
        var fitting = roles.Where(r => r.Kind == RbacKind.ClusterRole || r.Namespace == ns).ToList();
        var role = fitting.Count > 0 && Chance(0.9) ? fitting[_random.Next(fitting.Count)] : NextRoleKey(isClusterBinding || Chance(0.5), ns);
        return new RbacBinding
        {
            Key = isClusterBinding ? RbacKey.ClusterRoleBinding(_options.NamePrefix + One(s_bindingNames)) : RbacKey.RoleBinding(ns, One(s_bindingNames)),
            RoleRef = role,
            Subjects = Many(3, 0, () => NextSubject(isClusterBinding)),
        };
    }

    /// <summary>A subject as a binding may name it.</summary>
    /// <param name="inClusterBinding">Whether in a ClusterRoleBinding, where a service account needs its namespace.</param>
    public RbacSubject NextSubject(bool inClusterBinding) => _random.Next(10) switch
    {
        < 3 => new RbacSubject(RbacSubjectKind.User, One(s_users)),
        < 4 => new RbacSubject(RbacSubjectKind.User, RbacNames.ServiceAccount(One(s_namespaces), One(s_accounts))),
        < 7 => new RbacSubject(RbacSubjectKind.Group, NextGroup()),
        < 9 => new RbacSubject(RbacSubjectKind.ServiceAccount, One(s_accounts), One(s_namespaces)),
        _ => new RbacSubject(RbacSubjectKind.ServiceAccount, One(s_accounts), inClusterBinding && _options.OnlyValid ? One(s_namespaces) : ""),
    };

    /// <summary>Somebody who asks: with or without the groups that authentication would add, and sometimes a RAM identity with several names.</summary>
    public RbacUser NextUser() => _random.Next(10) switch
    {
        < 2 => RbacUser.Exactly(One(s_users)),
        < 4 => RbacUser.Exactly(One(s_users), Many(3, 1, NextGroup)),
        < 6 => RbacUser.Authenticated(One(s_users), Many(2, 0, () => One(s_ownGroups))),
        < 9 => RbacUser.ServiceAccount(One(s_namespaces), One(s_accounts)),
        _ => RbacUser.OfAckIdentity(["204000000000000001", "204000000000000001-1673419473"]),
    };

    /// <summary>Somebody as one SubjectAccessReview can name him: a single user name.</summary>
    public RbacUser NextReviewedUser()
    {
        while (true)
        {
            if (NextUser() is { Names.Length: 1 } user)
                return user;
        }
    }

    /// <summary>A question.</summary>
    public AccessQuestion NextQuestion()
    {
        if (Chance(0.15))
            return AccessQuestion.OfPath(One(s_pathVerbs), One(s_askedPaths));
        var ns = Chance(0.75) ? One(s_namespaces) : "";
        return AccessQuestion.Of(One(s_verbs), One(s_groups), One(s_askedResources), ns, Chance(0.4) ? One(s_names) : "", One(s_subresources));
    }

    /// <summary>A change to a cluster: something new, something changed, something gone.</summary>
    public RbacChange NextChange(RandomCluster cluster)
    {
        switch (_random.Next(8))
        {
            case < 2:
                return new RbacChange.PutRole(NextRole());
            case < 5:
                return new RbacChange.PutBinding(NextBinding([.. cluster.Roles.Select(r => r.Key)]));
            case < 6:
                return cluster.Roles.IsEmpty ? new RbacChange.RemoveNamespace(One(s_namespaces)) : new RbacChange.Remove(One(cluster.Roles).Key);
            case < 7:
                return cluster.Bindings.IsEmpty ? new RbacChange.PutNamespace("team-c") : new RbacChange.Remove(One(cluster.Bindings).Key);
            default:
                return Chance(0.5) ? new RbacChange.PutNamespace(Chance(0.5) ? "team-c" : One(s_namespaces)) : new RbacChange.RemoveNamespace(One(s_namespaces));
        }
    }

    /// <summary>Something that could not be read.</summary>
    public RbacGap NextGap()
    {
        RbacKind? kind = Chance(0.3) ? null : (RbacKind)_random.Next(4);
        var isNamespaced = kind is null or RbacKind.Role or RbacKind.RoleBinding && Chance(0.7);
        return new RbacGap(kind, isNamespaced ? One(s_namespaces) : null, new Failure.Unavailable(Dependency.Cluster));
    }

    private LabelSelector NextSelector() => Chance(0.8)
        ? new LabelSelector(ImmutableSortedDictionary<string, string>.Empty.Add(One(s_labels), "true"), [])
        : new LabelSelector(ImmutableSortedDictionary<string, string>.Empty, [new LabelExpression(One(s_labels), Chance(0.5) ? "Exists" : "DoesNotExist", [])]);

    private RbacKey NextRoleKey(bool isClusterRole, string? ns = null) =>
        isClusterRole ? RbacKey.ClusterRole(_options.NamePrefix + One(s_roleNames)) : RbacKey.Role(ns ?? One(s_namespaces), One(s_roleNames));

    private string NextGroup() => _options.WithSystemGroups && Chance(0.5) ? One(s_systemGroups) : One(s_ownGroups);

    private ImmutableArray<T> Many<T>(int most, int least, Func<T> next) => [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => next())];

    private T One<T>(ImmutableArray<T> items) => items[_random.Next(items.Length)];

    private bool Chance(double of) => _random.NextDouble() < of;
}
#pragma warning restore CA5394
