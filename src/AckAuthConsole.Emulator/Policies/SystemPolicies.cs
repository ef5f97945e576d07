namespace AckAuthConsole.Emulator.Policies;

/// <summary>One policy that the cloud itself provides.</summary>
/// <param name="Name">Its name; the type is always <c>System</c>.</param>
/// <param name="Version">The default version, such as <c>v3</c>.</param>
/// <param name="Description">What the console shows for it.</param>
/// <param name="Document">JSON.</param>
internal sealed record SystemPolicy(string Name, string Version, string Description, string Document);

/// <summary>
/// The system policies that matter for clusters and their permissions. Only <c>AliyunRAMReadOnlyAccess</c> is the published text; the
/// exact texts of the others are not published, so they are given what their descriptions promise.
/// </summary>
internal static class SystemPolicies
{
    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyList<SystemPolicy> All =
    [
        new("AdministratorAccess", "v1", "Provides full access to Alibaba Cloud services and resources.", Allow("*")),
        new(
            "ReadOnlyAccess",
            "v4",
            "Provides read-only access to Alibaba Cloud services and resources.",
            Allow(
                "actiontrail:Get*", "actiontrail:List*", "actiontrail:Describe*", "actiontrail:Lookup*", "cs:Get*", "cs:List*", "cs:Describe*", "cs:Check*",
                "ecs:Get*", "ecs:List*", "ecs:Describe*", "log:Get*", "log:List*", "log:Query*", "ram:Get*", "ram:List*", "slb:Get*", "slb:List*", "slb:Describe*",
                "sts:Get*", "vpc:Get*", "vpc:List*", "vpc:Describe*")),
        new("AliyunRAMFullAccess", "v1", "Provides full access to Resource Access Management (RAM).", Allow("ram:*")),
        new(
            "AliyunRAMReadOnlyAccess",
            "v3",
            "Provides read-only access to Resource Access Management (RAM).",
            """{"Version":"1","Statement":[{"Action":["ram:Get*","ram:List*","ram:GenerateCredentialReport"],"Resource":"*","Effect":"Allow"},{"Action":["accessanalyzer:Get*","accessanalyzer:List*"],"Resource":"*","Effect":"Allow"}]}"""),
        new("AliyunCSFullAccess", "v1", "Provides full access to Container Service for Kubernetes (ACK).", Allow("cs:*")),
        new("AliyunCSReadOnlyAccess", "v1", "Provides read-only access to Container Service for Kubernetes (ACK).", Allow("cs:Get*", "cs:List*", "cs:Describe*", "cs:Check*")),
        new("AliyunSTSAssumeRoleAccess", "v1", "Provides the right to call AssumeRole of Security Token Service (STS).", Allow("sts:AssumeRole")),
        new("AliyunLogFullAccess", "v1", "Provides full access to Simple Log Service (SLS).", Allow("log:*")),
        new("AliyunLogReadOnlyAccess", "v2", "Provides read-only access to Simple Log Service (SLS).", Allow("log:Get*", "log:List*", "log:Query*")),
        new("AliyunActionTrailReadOnlyAccess", "v2", "Provides read-only access to ActionTrail.", Allow("actiontrail:Get*", "actiontrail:List*", "actiontrail:Describe*", "actiontrail:Lookup*")),
        new("AliyunECSFullAccess", "v1", "Provides full access to Elastic Compute Service (ECS).", Allow("ecs:*")),
        new("AliyunECSReadOnlyAccess", "v1", "Provides read-only access to Elastic Compute Service (ECS).", Allow("ecs:Describe*", "ecs:List*")),
        new("AliyunVPCReadOnlyAccess", "v1", "Provides read-only access to Virtual Private Cloud (VPC).", Allow("vpc:Describe*", "vpc:List*")),
        new("AliyunContainerRegistryReadOnlyAccess", "v1", "Provides read-only access to Container Registry (ACR).", Allow("cr:Get*", "cr:List*", "cr:PullRepository")),
        new("AliyunContainerRegistryFullAccess", "v1", "Provides full access to Container Registry (ACR).", Allow("cr:*")),
        new("AliyunCSManagedKubernetesRolePolicy", "v5", "The policy of AliyunCSManagedKubernetesRole.", Allow("ecs:Describe*", "ecs:AttachDisk", "ecs:DetachDisk", "slb:*", "vpc:Describe*", "log:*")),
        new("AliyunCSServerlessKubernetesRolePolicy", "v2", "The policy of AliyunCSServerlessKubernetesRole.", Allow("vpc:Describe*", "eci:*", "slb:*")),
        new("AliyunCSManagedLogRolePolicy", "v3", "The policy of AliyunCSManagedLogRole.", Allow("log:*")),
        new("AliyunCSDefaultRolePolicy", "v4", "The policy of AliyunCSDefaultRole.", Allow("ecs:*", "vpc:*", "slb:*", "ram:PassRole")),
        new("AliyunServiceRolePolicyForMSE", "v6", "The policy of AliyunServiceRoleForMSE.", Allow("cs:DescribeClusterInnerServiceKubeconfig", "cs:RevokeClusterInnerServiceKubeconfig", "vpc:Describe*", "slb:Describe*")),
        new("AliyunServiceRolePolicyForARMS", "v9", "The policy of AliyunServiceRoleForARMS.", Allow("cs:DescribeClusterInnerServiceKubeconfig", "cs:RevokeClusterInnerServiceKubeconfig", "log:Get*", "vpc:Describe*")),
    ];

    private static readonly Dictionary<string, SystemPolicy> s_byName = All.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>The policy of that name, or null.</summary>
    public static SystemPolicy? Find(string name) => s_byName.GetValueOrDefault(name);

    private static string Allow(params string[] actions) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";
}
