namespace AckAuthConsole.Emulator.State;

/// <summary>An ACK cluster, with everything that DescribeClusterDetail shows.</summary>
internal sealed class Cluster
{
    /// <summary><c>c</c> and 32 hex digits.</summary>
    public required string ClusterId { get; init; }

    public required string Name { get; set; }

    public required string RegionId { get; init; }

    /// <summary><c>ManagedKubernetes</c>, <c>Kubernetes</c> or <c>ExternalKubernetes</c>.</summary>
    public string ClusterType { get; init; } = "ManagedKubernetes";

    /// <summary><c>Default</c>, <c>Edge</c>, <c>Serverless</c> or <c>Lingjun</c>.</summary>
    public string Profile { get; init; } = "Default";

    public string ClusterSpec { get; set; } = "ack.pro.small";

    public string State { get; set; } = "running";

    public string ResourceGroupId { get; init; } = "rg-acfm000000000001";

    public string InitVersion { get; init; } = "1.32.1-aliyun.1";

    public string CurrentVersion { get; set; } = "1.32.1-aliyun.1";

    public string NextVersion { get; set; } = "";

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; set; }

    /// <summary>Number of nodes.</summary>
    public int Size { get; set; } = 3;

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>Empty for clusters without one.</summary>
    public string WorkerRamRoleName { get; init; } = "";

    /// <summary>Public API server address; null when not exposed.</summary>
    public string? ApiServerEndpoint { get; set; }

    public string IntranetApiServerEndpoint { get; set; } = "https://192.168.0.251:6443";

    public bool RrsaEnabled { get; set; }

    public string VpcId { get; init; } = "";

    public List<string> VSwitchIds { get; init; } = [];

    public string SecurityGroupId { get; init; } = "";

    public string ContainerCidr { get; init; } = "172.20.0.0/16";

    public string ServiceCidr { get; init; } = "172.21.0.0/20";

    public string NodeCidrMask { get; init; } = "26";

    public string ProxyMode { get; init; } = "ipvs";

    public string IpStack { get; init; } = "ipv4";

    public string ClusterDomain { get; init; } = "cluster.local";

    public string Timezone { get; init; } = "Asia/Shanghai";

    public bool DeletionProtection { get; set; }

    public bool AuditEnabled { get; set; } = true;

    /// <summary>The id of the account, user or role that created it; it holds an owner grant.</summary>
    public required string CreatorId { get; init; }

    /// <summary>False: CS answers <c>ErrorQueryClusterNamespace</c>, and the API server refuses connections.</summary>
    public bool Reachable { get; set; } = true;

    public List<string> Namespaces { get; init; } = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>Names of custom ClusterRoles that the cluster knows.</summary>
    public List<string> ClusterRoles { get; init; } = [];
}
