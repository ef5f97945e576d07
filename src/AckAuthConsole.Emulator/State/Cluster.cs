namespace AckAuthConsole.Emulator.State;

/// <summary>An ACK cluster, with everything that DescribeClusterDetail shows.</summary>
internal sealed class Cluster
{
    /// <summary><c>c</c> and 32 hex digits.</summary>
    public required string ClusterId { get; init; }

    public required string Name { get; set; }

    public required string RegionId { get; init; }

    /// <summary><c>ManagedKubernetes</c>, <c>Kubernetes</c> or <c>ExternalKubernetes</c>.</summary>
    public string ClusterType { get; set; } = "ManagedKubernetes";

    /// <summary><c>Default</c>, <c>Edge</c>, <c>Serverless</c> or <c>Lingjun</c>.</summary>
    public string Profile { get; set; } = "Default";

    public string ClusterSpec { get; set; } = "ack.pro.small";

    public string State { get; set; } = "running";

    public string ResourceGroupId { get; set; } = "rg-acfm000000000001";

    public string InitVersion { get; set; } = "1.32.1-aliyun.1";

    public string CurrentVersion { get; set; } = "1.32.1-aliyun.1";

    public string NextVersion { get; set; } = "";

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Updated { get; set; }

    /// <summary>Number of nodes.</summary>
    public int Size { get; set; } = 3;

    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Empty for clusters without one.</summary>
    public string WorkerRamRoleName { get; set; } = "";

    /// <summary>Public API server address; null when not exposed.</summary>
    public string? ApiServerEndpoint { get; set; }

    public string IntranetApiServerEndpoint { get; set; } = "https://192.168.0.251:6443";

    public bool RrsaEnabled { get; set; }

    public string VpcId { get; set; } = "";

    public List<string> VSwitchIds { get; set; } = [];

    public string SecurityGroupId { get; set; } = "";

    public string ContainerCidr { get; set; } = "172.20.0.0/16";

    public string ServiceCidr { get; set; } = "172.21.0.0/20";

    public string NodeCidrMask { get; set; } = "26";

    public string ProxyMode { get; set; } = "ipvs";

    public string IpStack { get; set; } = "ipv4";

    public string ClusterDomain { get; set; } = "cluster.local";

    public string Timezone { get; set; } = "Asia/Shanghai";

    public bool DeletionProtection { get; set; }

    public bool AuditEnabled { get; set; } = true;

    /// <summary>The id of the account, user or role that created it; it holds an owner grant.</summary>
    public required string CreatorId { get; init; }

    /// <summary>False: CS answers <c>ErrorQueryClusterNamespace</c>, and the API server refuses connections.</summary>
    public bool Reachable { get; set; } = true;

    public List<string> Namespaces { get; set; } = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>What the ClusterRole behind <c>admin-view</c> is called; the vendor does not publish it.</summary>
    public string AdminViewRole { get; set; } = "cs:admin-view";

    /// <summary>True: its <c>cs:admin</c> is the one from before May 2019.</summary>
    public bool HasOldAdminRole { get; set; }

    /// <summary>Name of the seed's text with what people made in it by hand; empty: nothing.</summary>
    public string ByHand { get; set; } = "";

    /// <summary>Names of custom ClusterRoles that the cluster knows.</summary>
    public List<string> ClusterRoles { get; set; } = [];
}
