using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Seed;

/// <summary>The clusters of the demo account.</summary>
internal static class DemoClusters
{
    public const string ProdHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50001";
    public const string StagingHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50002";
    public const string ProdShanghai = "c6f0b1d94e7a2435c8d19e2f7a3b50003";
    public const string EdgeBeijing = "c6f0b1d94e7a2435c8d19e2f7a3b50004";

    /// <summary>The last one: runs, but its API server cannot be reached.</summary>
    public const string TestSiliconValley = "c6f0b1d94e7a2435c8d19e2f7a3b50005";

    public const string ProdHangzhouWorkerRole = "KubernetesWorkerRole-ec87d15b-edca-4302-933f-c8a16bf00001";
    public const string StagingHangzhouWorkerRole = "KubernetesWorkerRole-ec87d15b-edca-4302-933f-c8a16bf00002";
    public const string ProdShanghaiWorkerRole = "KubernetesWorkerRole-ec87d15b-edca-4302-933f-c8a16bf00003";

    /// <summary>In the order of lists.</summary>
    /// <param name="seed">For dates and for the ids of creators, which must exist already.</param>
    public static IEnumerable<Cluster> Make(SeedBuilder seed)
    {
        string UserId(string name) => seed.State.FindUser(name)!.UserId;

        yield return new()
        {
            ClusterId = ProdHangzhou,
            Name = "prod-hangzhou",
            ByHand = "prod-hangzhou",
            RegionId = "cn-hangzhou",
            ClusterSpec = "ack.pro.xlarge",
            CreatorId = EmulatorState.AccountId,
            Created = seed.DaysAgo(700),
            Updated = seed.DaysAgo(9),
            Size = 24,
            InitVersion = "1.30.7-aliyun.1",
            CurrentVersion = "1.33.3-aliyun.1",
            NextVersion = "1.34.1-aliyun.1",
            Tags = new() { ["env"] = "prod", ["team"] = "platform" },
            WorkerRamRoleName = ProdHangzhouWorkerRole,
            ApiServerEndpoint = "https://203.0.113.11:6443",
            IntranetApiServerEndpoint = "https://192.168.1.251:6443",
            RrsaEnabled = true,
            VpcId = "vpc-bp1hangzhou0000000001",
            VSwitchIds = ["vsw-bp1hangzhou0000000001", "vsw-bp1hangzhou0000000002"],
            SecurityGroupId = "sg-bp1hangzhou0000000001",
            DeletionProtection = true,
            Namespaces = ["arms-prom", "default", "istio-system", "kube-node-lease", "kube-public", "kube-system", "monitoring", "payments", "team-a", "team-b"],
            ClusterRoles = ["cluster-admin", "admin", "edit", "view", "secret-reader", "deployer", "pod-exec", "mse-aliyunserviceroleformse-clusterrole", "arms-aliyunserviceroleforarms-clusterrole"],
        };
        yield return new()
        {
            ClusterId = StagingHangzhou,
            Name = "staging-hangzhou",
            ByHand = "staging-hangzhou",
            RegionId = "cn-hangzhou",
            ClusterSpec = "ack.standard",
            CreatorId = UserId("li.na"),
            Created = seed.DaysAgo(410),
            Updated = seed.DaysAgo(3),
            Size = 6,
            InitVersion = "1.31.1-aliyun.1",
            CurrentVersion = "1.34.1-aliyun.1",
            Tags = new() { ["env"] = "staging" },
            WorkerRamRoleName = StagingHangzhouWorkerRole,
            ApiServerEndpoint = "https://203.0.113.12:6443",
            IntranetApiServerEndpoint = "https://192.168.2.251:6443",
            VpcId = "vpc-bp1hangzhou0000000002",
            VSwitchIds = ["vsw-bp1hangzhou0000000003"],
            SecurityGroupId = "sg-bp1hangzhou0000000002",
            Namespaces = ["default", "kube-node-lease", "kube-public", "kube-system", "payments", "qa", "sandbox", "team-a", "team-b"],
            ClusterRoles = ["cluster-admin", "admin", "edit", "view", "deployer"],
        };
        yield return new()
        {
            ClusterId = ProdShanghai,
            Name = "prod-shanghai",
            ByHand = "prod-shanghai",
            RegionId = "cn-shanghai",
            ClusterType = "Kubernetes",
            ClusterSpec = "",
            CreatorId = EmulatorState.AccountId,
            Created = new DateTimeOffset(2019, 3, 18, 2, 30, 0, TimeSpan.Zero),
            Updated = seed.DaysAgo(40),
            HasOldAdminRole = true,
            Size = 15,
            State = "updating",
            InitVersion = "1.12.6-aliyun.1",
            CurrentVersion = "1.32.1-aliyun.1",
            NextVersion = "1.33.3-aliyun.1",
            Tags = new() { ["env"] = "prod", ["compliance"] = "pci" },
            WorkerRamRoleName = ProdShanghaiWorkerRole,
            IntranetApiServerEndpoint = "https://10.20.0.251:6443",
            VpcId = "vpc-uf6shanghai0000000001",
            VSwitchIds = ["vsw-uf6shanghai0000000001"],
            SecurityGroupId = "sg-uf6shanghai0000000001",
            ProxyMode = "iptables",
            DeletionProtection = true,
            Namespaces = ["data", "default", "kube-node-lease", "kube-public", "kube-system", "payments", "reporting", "team-b"],
            ClusterRoles = ["cluster-admin", "admin", "edit", "view", "spark-operator"],
        };
        yield return new()
        {
            ClusterId = EdgeBeijing,
            Name = "edge-beijing",
            ByHand = "edge-beijing",
            RegionId = "cn-beijing",
            Profile = "Edge",
            ClusterSpec = "ack.pro.small",
            CreatorId = UserId("platform-admin"),
            Created = seed.DaysAgo(260),
            Updated = seed.DaysAgo(20),
            Size = 9,
            CurrentVersion = "1.32.1-aliyun.1",
            Tags = new() { ["env"] = "prod", ["site"] = "stores" },
            ApiServerEndpoint = "https://203.0.113.14:6443",
            IntranetApiServerEndpoint = "https://10.30.0.251:6443",
            VpcId = "vpc-2zebeijing00000000001",
            VSwitchIds = ["vsw-2zebeijing00000000001"],
            SecurityGroupId = "sg-2zebeijing00000000001",
            AuditEnabled = false,
            Namespaces = ["default", "kube-node-lease", "kube-public", "kube-system", "stores"],
            ClusterRoles = ["cluster-admin", "admin", "edit", "view"],
        };
        yield return new()
        {
            ClusterId = TestSiliconValley,
            Name = "test-silicon-valley",
            ByHand = "test-silicon-valley",
            RegionId = "us-west-1",
            ClusterType = "ExternalKubernetes",
            ClusterSpec = "",
            CreatorId = EmulatorState.AccountId,
            Created = seed.DaysAgo(120),
            Updated = seed.DaysAgo(1),
            Size = 3,
            CurrentVersion = "1.31.9",
            InitVersion = "1.31.9",
            ApiServerEndpoint = "https://203.0.113.15:6443",
            IntranetApiServerEndpoint = "https://10.40.0.251:6443",
            VpcId = "vpc-rj9siliconvalley00001",
            VSwitchIds = ["vsw-rj9siliconvalley00001"],
            SecurityGroupId = "sg-rj9siliconvalley00001",
            Timezone = "America/Los_Angeles",
            Reachable = false,
            Namespaces = ["default", "kube-node-lease", "kube-public", "kube-system", "team-a"],
            ClusterRoles = ["cluster-admin", "admin", "edit", "view"],
        };
    }
}
