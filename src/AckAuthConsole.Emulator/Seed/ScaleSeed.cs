using System.Globalization;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>A big account, the same for the same numbers: the named users come first, everything else is generated.</summary>
internal static class ScaleSeed
{
    /// <summary>platform-admin, security-auditor and ack-auth-console, in this order.</summary>
    public const int NamedUsers = 3;

    private static readonly string[] s_families = ["王 Wang", "李 Li", "张 Zhang", "刘 Liu", "陈 Chen", "杨 Yang", "黄 Huang", "赵 Zhao", "吴 Wu", "周 Zhou", "Miller", "Brown", "Garcia", "Khan", "Novak", "Sato"];
    private static readonly string[] s_givens = ["伟 Wei", "芳 Fang", "娜 Na", "敏 Min", "静 Jing", "强 Qiang", "磊 Lei", "洋 Yang", "Alice", "Bob", "Carla", "Daniel", "Eva", "Felix", "Grace", "Hugo"];
    private static readonly string[] s_regions = ["cn-hangzhou", "cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-hongkong", "ap-southeast-1", "eu-central-1", "us-west-1"];
    private static readonly string[] s_environments = ["prod", "staging", "test", "dev"];
    private static readonly string[] s_clusterRoles = ["admin", "admin-view", "ops", "dev", "restricted"];
    private static readonly string[] s_namespaceRoles = ["dev", "restricted"];
    private static readonly string[] s_allClustersRoles = ["ops", "dev", "restricted"];
    private static readonly string[] s_customRoles = ["view", "edit", "deployer", "cluster-admin"];

    public static void Fill(EmulatorState state, ScaleNumbers numbers, DateTimeOffset now)
    {
        var seed = new SeedBuilder(state, now);
        var random = new StableRandom((ulong)HashOf(numbers));
        AddUsers(seed, numbers, ref random);
        AddRoles(seed, numbers);
        AddClusters(seed, numbers, ref random);
        AddGrants(seed, numbers, ref random);
        AddKubeconfigs(seed, ref random);
        seed.Finish();
    }

    private static long HashOf(ScaleNumbers numbers) =>
        ((((numbers.Users * 1009L) + numbers.Roles) * 1009L + numbers.Clusters) * 1009L + numbers.Namespaces) * 1_000_003L + numbers.Grants;

    private static void AddUsers(SeedBuilder seed, ScaleNumbers numbers, ref StableRandom random)
    {
        seed.AddPolicy(SeedPolicies.ConsolePolicyName, "Least privilege of the permission console", SeedPolicies.ConsolePolicy);
        var administrator = seed.AddUser("platform-admin", "Platform Admin 平台管理员", "Administers clusters and permissions");
        var auditor = seed.AddUser("security-auditor", "Security Auditor 安全审计员", "Reads everything, changes nothing");
        var console = seed.AddUser("ack-auth-console", "ACK Auth Console 授权控制台", "The permission console's own identity", isPerson: false);
        seed.Attach(PrincipalKind.User, administrator.UserId, "AliyunCSFullAccess", "AliyunRAMFullAccess");
        seed.Attach(PrincipalKind.User, auditor.UserId, "ReadOnlyAccess");
        seed.Attach(PrincipalKind.User, console.UserId, SeedPolicies.ConsolePolicyName);

        var teams = Math.Clamp(numbers.Users / 100, 1, 50);
        var members = Enumerable.Range(0, teams).Select(_ => new List<string>()).ToArray();
        for (var i = NamedUsers + 1; i <= numbers.Users; i++)
        {
            var family = s_families[random.Next(s_families.Length)];
            var given = s_givens[random.Next(s_givens.Length)];
            var number = i.ToString("D4", CultureInfo.InvariantCulture);
            var name = $"{Latin(given)}.{Latin(family)}.{number}".ToLowerInvariant();
            seed.AddUser(name, $"{family} {given}", $"Team {(i % teams) + 1}", 30 + random.Next(900), frozen: random.Next(100) == 0);

            // One in ten is in no team and so cannot even read clusters in RAM.
            if (random.Next(10) > 0)
            {
                members[i % teams].Add(name);
            }
        }

        for (var team = 0; team < teams; team++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"team-{team + 1:D2}");
            seed.Attach(PrincipalKind.Group, seed.AddGroup(name, "", members[team]).GroupId, "AliyunCSReadOnlyAccess");
        }

        static string Latin(string name) => name[(name.LastIndexOf(' ') + 1)..];
    }

    private static void AddRoles(SeedBuilder seed, ScaleNumbers numbers)
    {
        var saml = SeedBuilder.Trust("Federated", $"acs:ram::{EmulatorState.AccountId}:saml-provider/AliyunReservedSSO-d-00fc2p61****");
        var own = SeedBuilder.Trust("RAM", $"acs:ram::{EmulatorState.AccountId}:root");
        for (var i = 1; i <= numbers.Roles; i++)
        {
            var (name, trust) = i % 5 == 1
                ? (string.Create(CultureInfo.InvariantCulture, $"AliyunReservedSSO-Team{i:D4}"), saml)
                : (string.Create(CultureInfo.InvariantCulture, $"service-role-{i:D4}"), own);
            seed.Attach(PrincipalKind.Role, seed.AddRole(name, "", trust).RoleId, "AliyunCSReadOnlyAccess");
        }
    }

    private static void AddClusters(SeedBuilder seed, ScaleNumbers numbers, ref StableRandom random)
    {
        for (var i = 1; i <= numbers.Clusters; i++)
        {
            var region = s_regions[random.Next(s_regions.Length)];
            var environment = s_environments[random.Next(s_environments.Length)];
            List<string> namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"];
            for (var n = namespaces.Count + 1; n <= numbers.Namespaces; n++)
            {
                namespaces.Add(string.Create(CultureInfo.InvariantCulture, $"app-{n:D3}"));
            }

            seed.AddCluster(new()
            {
                ClusterId = string.Create(CultureInfo.InvariantCulture, $"c5ca1e{i:x27}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"{environment}-{region}-{i:D3}"),
                RegionId = region,
                ClusterSpec = i % 3 == 0 ? "ack.standard" : "ack.pro.small",
                CreatorId = EmulatorState.AccountId,
                Created = seed.DaysAgo(30 + random.Next(900)),
                Updated = seed.DaysAgo(random.Next(30)),
                Size = 3 + random.Next(60),
                Tags = new() { ["env"] = environment },
                ApiServerEndpoint = string.Create(CultureInfo.InvariantCulture, $"https://198.51.{i / 250}.{(i % 250) + 1}:6443"),
                Namespaces = namespaces,
                ClusterRoles = ["cluster-admin", "admin", "edit", "view", "deployer"],
            });
        }
    }

    private static void AddGrants(SeedBuilder seed, ScaleNumbers numbers, ref StableRandom random)
    {
        seed.Grant(new() { Uid = seed.State.FindUser("platform-admin")!.UserId, Scope = GrantScope.AllClusters, RoleName = "admin" });
        seed.Grant(new() { Uid = seed.State.FindUser("ack-auth-console")!.UserId, Scope = GrantScope.AllClusters, RoleName = "admin" });
        var auditor = seed.State.FindUser("security-auditor")!.UserId;
        foreach (var cluster in seed.State.Clusters)
        {
            seed.Grant(new() { Uid = auditor, Scope = GrantScope.Cluster, ClusterId = cluster.ClusterId, RoleName = "admin-view" });
        }

        var users = seed.State.Users.Skip(NamedUsers).Select(user => user.UserId).ToArray();
        var roles = seed.State.Roles.Select(role => role.RoleId).ToArray();
        var taken = new HashSet<(string Uid, string Cluster, string Namespace, string Custom)>();
        for (var made = 0; made < numbers.Grants;)
        {
            var isRole = users.Length == 0 || (roles.Length > 0 && random.Next(8) == 0);
            var uid = isRole ? roles[random.Next(roles.Length)] : users[random.Next(users.Length)];
            var cluster = seed.State.Clusters[random.Next(seed.State.Clusters.Count)];
            var kind = random.Next(1000);
            var scope = kind < 3 ? GrantScope.AllClusters : kind < 200 ? GrantScope.Cluster : GrantScope.Namespace;
            var custom = scope != GrantScope.AllClusters && random.Next(10) == 0;
            var role = custom ? Pick(s_customRoles, ref random)
                : scope == GrantScope.Namespace ? Pick(s_namespaceRoles, ref random)
                : scope == GrantScope.Cluster ? Pick(s_clusterRoles, ref random)
                : Pick(s_allClustersRoles, ref random);
            var grant = new Grant
            {
                Uid = uid,
                IsRamRole = isRole,
                Scope = scope,
                ClusterId = scope == GrantScope.AllClusters ? "" : cluster.ClusterId,
                Namespace = scope == GrantScope.Namespace ? cluster.Namespaces[random.Next(cluster.Namespaces.Count)] : "",
                RoleName = role,
                IsCustom = custom,
            };

            // One predefined role per scope, and no custom one twice.
            if (taken.Add((uid, grant.ClusterId, grant.Namespace, custom ? role : "")))
            {
                seed.Grant(grant);
                made++;
            }
        }
    }

    private static void AddKubeconfigs(SeedBuilder seed, ref StableRandom random)
    {
        foreach (var (uid, isRole) in seed.GrantedIdentities)
        {
            foreach (var clusterId in seed.GrantsOf(uid).Where(grant => grant is { Scope: not GrantScope.AllClusters, IsOwner: false }).Select(grant => grant.ClusterId).Distinct())
            {
                if (random.Next(3) > 0)
                {
                    var issued = seed.DaysAgo(10 + random.Next(1000));
                    seed.State.Kubeconfigs.Add(new() { ClusterId = clusterId, Uid = uid, IsRamRole = isRole, IssuedAt = issued, Suffix = issued.ToUnixTimeSeconds(), CertExpireTime = issued.AddDays(3 * 365) });
                }
            }
        }
    }

    private static string Pick(string[] choices, ref StableRandom random) => choices[random.Next(choices.Length)];

    /// <summary>SplitMix64: unlike the framework's generator, promised to give the same numbers in every version.</summary>
    private struct StableRandom(ulong seed)
    {
        private ulong _state = seed;

        public int Next(int below)
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
