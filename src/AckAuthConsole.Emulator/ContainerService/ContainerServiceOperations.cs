using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>CS 2015-12-15: which operations there are, where they are found and what RAM must allow for them.</summary>
internal static class ContainerServiceOperations
{
    public const string Version = "2015-12-15";

    private const string Product = "CS";

    /// <summary>Adds the product's operations.</summary>
    /// <param name="registry">Where to.</param>
    /// <param name="userConfigs">Those that need the emulated clusters.</param>
    public static void Register(OperationRegistry registry, UserConfigOperations userConfigs)
    {
        ArgumentNullException.ThrowIfNull(registry);

        Add(registry, "DescribeRegions", "GET", "/regions", RegionOperations.DescribeRegions, OnAll("cs:DescribeRegions"));
        Add(registry, "DescribeClustersForRegion", "GET", "/regions/{region_id}/clusters", ClusterOperations.DescribeClustersForRegion, OnAll("cs:DescribeClustersForRegion"));
        Add(registry, "DescribeClusterDetail", "GET", "/clusters/{ClusterId}", ClusterOperations.DescribeClusterDetail, OnCluster("cs:DescribeClusterDetail", "cs:GetClusterById"));
        Add(registry, "DescribeUserClusterNamespaces", "GET", "/api/v2/k8s/{ClusterId}/namespaces", ClusterOperations.DescribeUserClusterNamespaces, OnCluster("cs:DescribeUserClusterNamespaces"));
        Add(registry, "GetClusterAuditProject", "GET", "/clusters/{ClusterId}/audit", ClusterOperations.GetClusterAuditProject, OnCluster("cs:GetClusterAuditProject"));

        // Withdrawn in 2026; where they are switched off, the gateway does not know them.
        var withdrawn = OnAll("cs:GetClusters", "cs:DescribeClustersV1", "cs:ListClusters");
        Add(registry, "DescribeClustersV1", "GET", "/api/v1/clusters", ClusterOperations.DescribeClustersV1, withdrawn, isAlive: settings => settings.DescribeClustersV1Alive);
        Add(registry, "DescribeClusters", "GET", "/clusters", ClusterOperations.DescribeClusters, withdrawn, isAlive: settings => settings.DescribeClustersV1Alive);

        Add(registry, "DescribeUserPermission", "GET", "/permissions/users/{uid}", PermissionOperations.DescribeUserPermission, OnAll("cs:GetUserPermissions", "cs:DescribeUserPermission"));
        Add(registry, "GrantPermissions", "POST", "/permissions/users/{uid}", PermissionOperations.GrantPermissions, OnAll("cs:GrantPermission", "cs:GrantPermissions"), writes: true);
        Add(registry, "UpdateUserPermissions", "POST", "/permissions/users/{uid}/update", PermissionOperations.UpdateUserPermissions, OnAll("cs:UpdateUserPermissions"), writes: true);

        Add(registry, "CleanUserPermissions", "DELETE", "/users/{Uid}/permissions", CleanOperations.CleanUserPermissions, OnAll("cs:CleanUserPermissions"), writes: true);
        Add(registry, "CleanClusterUserPermissions", "DELETE", "/cluster/{ClusterId}/user/{Uid}/permissions", CleanOperations.CleanClusterUserPermissions, OnCluster("cs:CleanClusterUserPermissions"), writes: true);

        Add(
            registry,
            "ListClusterKubeconfigStates",
            "GET",
            "/clusters/{ClusterId}/kubeconfig/states",
            KubeconfigOperations.ListClusterKubeconfigStates,
            [.. OnCluster("cs:ListClusterKubeconfigStates"), OnRam("ram:ListUsers", "user/*"), OnRam("ram:ListRoles", "role/*")]);
        Add(registry, "ListUserKubeConfigStates", "GET", "/users/{Uid}/kubeconfig/states", KubeconfigOperations.ListUserKubeConfigStates, OnAll("cs:ListUserKubeConfigStates"));

        Add(registry, "DescribeClusterUserKubeconfig", "GET", "/k8s/{ClusterId}/user_config", userConfigs.DescribeClusterUserKubeconfig, OnCluster("cs:DescribeClusterUserKubeconfig", "cs:GetUserConfig"), writes: true);
        Add(registry, "DescribeSubaccountK8sClusterUserConfig", "GET", "/k8s/{ClusterId}/users/{Uid}/user_config", userConfigs.DescribeSubaccountK8sClusterUserConfig, OnCluster("cs:DescribeSubaccountK8sClusterUserConfig"), writes: true);
        Add(registry, "RevokeK8sClusterKubeConfig", "DELETE", "/k8s/{ClusterId}/certs", userConfigs.RevokeK8sClusterKubeConfig, OnCluster("cs:RevokeK8sClusterKubeConfig"), writes: true);
        Add(registry, "UpdateK8sClusterUserConfigExpire", "POST", "/k8s/{ClusterId}/user_config/expire", UserConfigOperations.UpdateK8sClusterUserConfigExpire, OnCluster("cs:UpdateK8sClusterUserConfigExpire"), writes: true);

        Add(registry, "CheckServiceRole", "POST", "/ram/check-service-role", ServiceRoleOperations.CheckServiceRole, OnAll("cs:CheckServiceRole"));
        Add(registry, "DescribeTaskInfo", "GET", "/tasks/{task_id}", TaskOperations.DescribeTaskInfo, OnAll("cs:DescribeTaskInfo"));
        Add(registry, "DescribeClusterTasks", "GET", "/clusters/{ClusterId}/tasks", TaskOperations.DescribeClusterTasks, OnCluster("cs:DescribeClusterTasks"));
    }

    /// <summary>The ARN of a cluster as policies name it.</summary>
    public static string ClusterArn(string regionId, string clusterId) => $"acs:cs:{regionId}:{EmulatorState.AccountId}:cluster/{clusterId}";

    private static void Add(
        OperationRegistry registry,
        string action,
        string method,
        string path,
        Func<CallContext, ApiReply> handler,
        IReadOnlyList<RamRequirement> requires,
        bool writes = false,
        Func<RuntimeSettings, bool>? isAlive = null) =>
        registry.Add(new()
        {
            Product = Product,
            Version = Version,
            Action = action,
            Style = ApiStyle.Roa,
            Method = method,
            PathTemplate = path,
            Requires = requires,
            Writes = writes,
            IsAlive = isAlive,
            Handler = handler,
        });

    private static RamRequirement[] OnAll(params string[] actions) => [new(actions)];

    private static RamRequirement[] OnCluster(params string[] actions) =>
    [
        new(actions, call =>
        {
            var id = call.Path["ClusterId"];
            return ClusterArn(call.State.FindCluster(id)?.RegionId ?? call.Region, id);
        }),
    ];

    private static RamRequirement OnRam(string action, string resource) => new([action], _ => $"acs:ram:*:{EmulatorState.AccountId}:{resource}");
}
