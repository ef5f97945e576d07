using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>The grants and kubeconfigs of the demo account, one of every kind.</summary>
internal static class DemoGrants
{
    private const string Everywhere = "";

    public static void Add(SeedBuilder seed)
    {
        AddForUsers(seed);
        AddForRoles(seed);
        AddKubeconfigs(seed);
    }

    private static void AddForUsers(SeedBuilder seed)
    {
        User(seed, "platform-admin", Everywhere, null, "admin");
        User(seed, "ack-auth-console", Everywhere, null, "admin");
        foreach (var cluster in (string[])[DemoClusters.ProdHangzhou, DemoClusters.StagingHangzhou, DemoClusters.ProdShanghai, DemoClusters.EdgeBeijing])
        {
            User(seed, "security-auditor", cluster, null, "admin-view");
        }

        foreach (var cluster in seed.State.Clusters)
        {
            User(seed, "sre-oncall", cluster.ClusterId, null, "ops");
        }

        User(seed, "team-a-lead", DemoClusters.StagingHangzhou, null, "admin");
        User(seed, "team-a-lead", DemoClusters.ProdHangzhou, "team-a", "dev");
        User(seed, "team-a-lead", DemoClusters.ProdHangzhou, null, "view", custom: true);
        User(seed, "team-a-dev-1", DemoClusters.ProdHangzhou, "team-a", "dev");
        User(seed, "team-a-dev-1", DemoClusters.ProdHangzhou, "default", "restricted");
        User(seed, "team-a-dev-1", DemoClusters.StagingHangzhou, null, "dev");
        User(seed, "team-a-dev-3", DemoClusters.StagingHangzhou, "team-a", "dev");
        User(seed, "team-a-dev-3", DemoClusters.TestSiliconValley, "team-a", "dev");
        User(seed, "team-a-dev-4", DemoClusters.ProdHangzhou, "team-a", "dev");
        User(seed, "team-a-dev-4", DemoClusters.ProdHangzhou, "team-a", "secret-reader", custom: true);
        User(seed, "team-b-lead", DemoClusters.ProdShanghai, null, "admin");
        User(seed, "team-b-lead", DemoClusters.ProdHangzhou, "team-b", "dev");
        User(seed, "team-b-dev-1", DemoClusters.ProdHangzhou, "team-b", "dev");
        User(seed, "team-b-dev-1", DemoClusters.ProdShanghai, "team-b", "dev");
        User(seed, "team-b-dev-2", DemoClusters.ProdShanghai, "team-b", "restricted");
        User(seed, "team-b-dev-2", DemoClusters.StagingHangzhou, "team-b", "dev");
        User(seed, "team-b-dev-3", DemoClusters.StagingHangzhou, "team-b", "edit", custom: true);
        User(seed, "payments-lead", DemoClusters.ProdHangzhou, "payments", "dev");
        User(seed, "payments-lead", DemoClusters.ProdShanghai, "payments", "dev");
        User(seed, "payments-lead", DemoClusters.StagingHangzhou, null, "cluster-admin", custom: true);
        User(seed, "payments-dev-1", DemoClusters.ProdHangzhou, "payments", "restricted");
        User(seed, "payments-dev-1", DemoClusters.StagingHangzhou, "payments", "dev");
        User(seed, "payments-dev-2", DemoClusters.ProdShanghai, "payments", "restricted");
        User(seed, "sre-lead", Everywhere, null, "ops");
        User(seed, "sre-lead", DemoClusters.ProdHangzhou, null, "cluster-admin", custom: true);
        User(seed, "sre-lead", DemoClusters.ProdShanghai, null, "cluster-admin", custom: true);

        // Two predefined roles in one scope cannot be made through the API any more; some accounts hold such entries from before.
        User(seed, "sre-1", DemoClusters.ProdShanghai, null, "ops");
        User(seed, "sre-1", DemoClusters.ProdShanghai, null, "restricted");
        User(seed, "sre-2", DemoClusters.ProdHangzhou, null, "ops");
        User(seed, "sre-2", DemoClusters.EdgeBeijing, null, "ops");
        User(seed, "data-lead", DemoClusters.ProdShanghai, null, "dev");
        User(seed, "data-engineer-1", DemoClusters.ProdShanghai, "data", "dev");
        User(seed, "data-engineer-1", DemoClusters.ProdShanghai, "data", "spark-operator", custom: true);
        User(seed, "data-engineer-2", DemoClusters.ProdShanghai, "reporting", "restricted");
        User(seed, "intern-1", DemoClusters.StagingHangzhou, "sandbox", "restricted");
        User(seed, "contractor-1", DemoClusters.StagingHangzhou, "payments", "dev");
        User(seed, "contractor-2", DemoClusters.ProdShanghai, "default", "restricted");
        User(seed, "ci-deployer", DemoClusters.StagingHangzhou, "team-a", "deployer", custom: true);
        User(seed, "ci-deployer", DemoClusters.StagingHangzhou, "team-b", "deployer", custom: true);
        User(seed, "ci-deployer", DemoClusters.ProdHangzhou, "payments", "deployer", custom: true);
        User(seed, "monitoring-bot", Everywhere, null, "restricted");
        User(seed, "backup-operator", DemoClusters.ProdHangzhou, null, "view", custom: true);
        User(seed, "backup-operator", DemoClusters.ProdShanghai, null, "view", custom: true);
        User(seed, "wang.wei", DemoClusters.StagingHangzhou, null, "dev");
        User(seed, "zhang.min", DemoClusters.StagingHangzhou, "qa", "dev");
        User(seed, "qa-lead", DemoClusters.StagingHangzhou, null, "ops");
        User(seed, "qa-tester-1", DemoClusters.StagingHangzhou, "qa", "dev");
        User(seed, "release-manager", DemoClusters.ProdHangzhou, null, "dev");
        User(seed, "release-manager", DemoClusters.ProdShanghai, null, "dev");
        User(seed, "network-admin", Everywhere, null, "view", custom: true);

        Deleted(seed, "sun.yue", DemoClusters.ProdHangzhou, null, "cluster-admin", custom: true);
        Deleted(seed, "sun.yue", DemoClusters.StagingHangzhou, "team-a", "dev");
        Deleted(seed, "former-dev-1", DemoClusters.ProdShanghai, "payments", "dev");
        Deleted(seed, "old-contractor", DemoClusters.StagingHangzhou, null, "dev");
        Deleted(seed, "old-contractor", DemoClusters.EdgeBeijing, null, "restricted");
    }

    private static void AddForRoles(SeedBuilder seed)
    {
        Role(seed, "AliyunReservedSSO-PlatformAdmin", DemoClusters.ProdHangzhou, null, "admin");
        Role(seed, "AliyunReservedSSO-PlatformAdmin", DemoClusters.ProdShanghai, null, "admin");
        Role(seed, "AliyunReservedSSO-Developer", DemoClusters.StagingHangzhou, null, "dev");
        Role(seed, "AliyunReservedSSO-Developer", DemoClusters.ProdHangzhou, "team-a", "restricted");
        Role(seed, "AliyunReservedSSO-ReadOnly", Everywhere, null, "restricted");
        Role(seed, "ci-deploy-role", DemoClusters.StagingHangzhou, "team-a", "deployer", custom: true);
        Role(seed, "ci-deploy-role", DemoClusters.StagingHangzhou, "team-b", "deployer", custom: true);
        Role(seed, "ops-break-glass", Everywhere, null, "cluster-admin", custom: true);
        Role(seed, "data-pipeline-role", DemoClusters.ProdShanghai, "data", "dev");
        Role(seed, "AliyunServiceRoleForMSE", DemoClusters.ProdHangzhou, null, "mse-aliyunserviceroleformse-clusterrole", custom: true);
        Deleted(seed, "legacy-deploy-role", DemoClusters.StagingHangzhou, null, "admin");
    }

    private static void AddKubeconfigs(SeedBuilder seed)
    {
        // Whoever holds something in a cluster has mostly fetched a kubeconfig there too; the positions make some expired, revoked or long unused.
        var position = 0;
        foreach (var cluster in seed.State.Clusters)
        {
            foreach (var (uid, isRole) in Holders())
            {
                position++;
                if (!Fetched(cluster.ClusterId, uid))
                {
                    continue;
                }

                var issued = seed.DaysAgo(position % 7 == 0 ? 1150 : 60 + (position * 13 % 500));
                seed.State.Kubeconfigs.Add(new()
                {
                    ClusterId = cluster.ClusterId,
                    Uid = uid,
                    IsRamRole = isRole,
                    IssuedAt = issued,
                    Suffix = issued.ToUnixTimeSeconds(),
                    CertExpireTime = issued.AddDays(3 * 365),
                    Removed = position % 11 == 0 && seed.State.DeletedIdentities.ContainsKey(uid) is false,
                    LastActivity = (position % 3) switch { 0 => null, 1 => seed.DaysAgo(2), _ => seed.DaysAgo(40) },
                });
            }
        }

        seed.State.Kubeconfigs.Add(new()
        {
            ClusterId = DemoClusters.ProdHangzhou,
            Uid = seed.State.FindRole("AliyunServiceRoleForMSE")!.RoleId,
            IsRamRole = true,
            IssuedAt = seed.DaysAgo(200),
            CertExpireTime = seed.DaysAgo(200).AddDays(3 * 365),
            CloudServiceName = "mse",
            LastActivity = seed.DaysAgo(0.1),
        });

        IEnumerable<(string Uid, bool IsRole)> Holders() =>
            seed.GrantedIdentities.Where(holder => seed.State.FindRoleById(holder.Uid) is not { IsServiceLinkedRole: true });

        bool Fetched(string clusterId, string uid) =>
            seed.GrantsOf(uid).Any(grant => grant.ClusterId == clusterId || (grant.Scope == GrantScope.AllClusters && clusterId != DemoClusters.TestSiliconValley));
    }

    private static void User(SeedBuilder seed, string name, string clusterId, string? ns, string role, bool custom = false) =>
        seed.Grant(Make(seed.State.FindUser(name)!.UserId, isRole: false, clusterId, ns, role, custom));

    private static void Role(SeedBuilder seed, string name, string clusterId, string? ns, string role, bool custom = false) =>
        seed.Grant(Make(seed.State.FindRole(name)!.RoleId, isRole: true, clusterId, ns, role, custom));

    private static void Deleted(SeedBuilder seed, string name, string clusterId, string? ns, string role, bool custom = false)
    {
        var identity = seed.State.DeletedIdentities.Values.Single(deleted => deleted.Name == name);
        seed.Grant(Make(identity.Id, identity.IsRole, clusterId, ns, role, custom));
    }

    private static Grant Make(string uid, bool isRole, string clusterId, string? ns, string role, bool custom) => new()
    {
        Uid = uid,
        IsRamRole = isRole,
        Scope = clusterId.Length == 0 ? GrantScope.AllClusters : ns is null ? GrantScope.Cluster : GrantScope.Namespace,
        ClusterId = clusterId,
        Namespace = ns ?? "",
        RoleName = role,
        IsCustom = custom,
    };
}
