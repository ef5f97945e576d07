using System.Text.Json;
using System.Text.Json.Serialization;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

internal sealed record DescribeRegionsResponse
{
    [JsonPropertyName("requestId")]
    public string? RequestId { get; init; }

    public IReadOnlyList<Region>? Regions { get; init; }
}

internal sealed record Region
{
    [JsonPropertyName("regionId")]
    public string? RegionId { get; init; }

    [JsonPropertyName("localName")]
    public string? LocalName { get; init; }
}

internal sealed record PageInfo
{
    public int? PageNumber { get; init; }

    public int? PageSize { get; init; }

    public int? TotalCount { get; init; }
}

internal sealed record Tag
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}

internal sealed record DescribeClustersForRegionResponse
{
    public IReadOnlyList<ClusterEntry>? Clusters { get; init; }

    public PageInfo? PageInfo { get; init; }
}

/// <summary>A cluster in a list.</summary>
internal sealed record ClusterEntry
{
    public string? ClusterId { get; init; }

    public string? Name { get; init; }

    public string? ClusterType { get; init; }

    public string? Profile { get; init; }

    public string? ClusterSpec { get; init; }

    public string? RegionId { get; init; }

    public string? ResourceGroupId { get; init; }

    public string? State { get; init; }

    public int? Size { get; init; }

    public string? Created { get; init; }

    public string? Updated { get; init; }

    public string? InitVersion { get; init; }

    public string? CurrentVersion { get; init; }

    public string? NextVersion { get; init; }

    public bool? DeletionProtection { get; init; }

    public string? VpcId { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record DescribeClusterDetailResponse
{
    public string? ClusterId { get; init; }

    public string? Name { get; init; }

    public string? ClusterType { get; init; }

    public string? Profile { get; init; }

    public string? ClusterSpec { get; init; }

    public string? RegionId { get; init; }

    public string? ResourceGroupId { get; init; }

    public string? State { get; init; }

    public int? Size { get; init; }

    public string? Created { get; init; }

    public string? Updated { get; init; }

    public string? InitVersion { get; init; }

    public string? CurrentVersion { get; init; }

    public string? NextVersion { get; init; }

    public bool? DeletionProtection { get; init; }

    public string? VpcId { get; init; }

    public string? WorkerRamRoleName { get; init; }

    /// <summary>JSON in a string: <c>api_server_endpoint</c>, <c>intranet_api_server_endpoint</c>; may be empty.</summary>
    public string? MasterUrl { get; init; }

    /// <summary>JSON in a string, an open map; may be empty.</summary>
    public string? MetaData { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>What <see cref="DescribeClusterDetailResponse.MasterUrl"/> holds.</summary>
internal sealed record MasterUrl
{
    public string? ApiServerEndpoint { get; init; }

    public string? IntranetApiServerEndpoint { get; init; }
}

internal sealed record ListClusterKubeconfigStatesResponse
{
    public PageInfo? Page { get; init; }

    public IReadOnlyList<KubeconfigState>? States { get; init; }
}

internal sealed record KubeconfigState
{
    public string? AccountId { get; init; }

    public string? AccountName { get; init; }

    public string? AccountDisplayName { get; init; }

    /// <summary><c>RootAccount</c>, <c>RamUser</c>, <c>RamRole</c>.</summary>
    public string? AccountType { get; init; }

    /// <summary><c>Active</c>, <c>InActive</c>, <c>Deleted</c>.</summary>
    public string? AccountState { get; init; }

    public string? CertExpireTime { get; init; }

    /// <summary><c>Unexpired</c>, <c>Expired</c>, <c>Unknown</c>.</summary>
    public string? CertState { get; init; }

    public bool? Revokable { get; init; }
}

/// <summary>An entry of DescribeUserPermission. Its words differ from the request's: here <see cref="RoleType"/> is the role.</summary>
internal sealed record UserPermission
{
    /// <summary><c>CLUSTER</c>, <c>CLUSTER/NAMESPACE</c> or <c>all-clusters</c>.</summary>
    public string? ResourceId { get; init; }

    /// <summary><c>cluster</c>, <c>namespace</c> or <c>console</c> (all clusters).</summary>
    public string? ResourceType { get; init; }

    /// <summary>A predefined role, or <c>custom</c>.</summary>
    public string? RoleType { get; init; }

    /// <summary>The ClusterRole when <see cref="RoleType"/> is <c>custom</c>.</summary>
    public string? RoleName { get; init; }

    /// <summary>1: the entry of the cluster's creator.</summary>
    public int? IsOwner { get; init; }

    /// <summary>1: the identity is a RAM role.</summary>
    public int? IsRamRole { get; init; }
}

/// <summary>An entry of the two permission writes. Its words differ from the reply's: here <see cref="RoleType"/> is the scope.</summary>
internal sealed record PermissionBody
{
    /// <summary>The cluster id; empty for all clusters.</summary>
    public required string Cluster { get; init; }

    /// <summary><c>cluster</c>, <c>namespace</c> or <c>all-clusters</c>.</summary>
    public required string RoleType { get; init; }

    /// <summary>A predefined role or a ClusterRole's name.</summary>
    public required string RoleName { get; init; }

    /// <summary>Only for the scope <c>namespace</c>.</summary>
    public string? Namespace { get; init; }

    public required bool IsCustom { get; init; }

    public required bool IsRamRole { get; init; }
}

internal sealed record CheckServiceRoleRequest
{
    public required IReadOnlyList<ServiceRoleName> Roles { get; init; }
}

internal sealed record ServiceRoleName
{
    public required string Name { get; init; }
}

internal sealed record CheckServiceRoleResponse
{
    public IReadOnlyList<ServiceRoleState>? Roles { get; init; }
}

internal sealed record ServiceRoleState
{
    public string? Name { get; init; }

    public bool Granted { get; init; }

    public string? Message { get; init; }
}

internal sealed record DescribeTaskInfoResponse
{
    public string? TaskId { get; init; }

    public string? ClusterId { get; init; }

    public string? TaskType { get; init; }

    /// <summary><c>running</c>, <c>success</c>, <c>fail</c>; others have been seen.</summary>
    public string? State { get; init; }

    public string? Created { get; init; }

    public string? Updated { get; init; }

    public TaskError? Error { get; init; }
}

internal sealed record TaskError
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}

/// <summary>A secret: the compiler's own text of a record would print it.</summary>
internal sealed class DescribeClusterUserKubeconfigResponse
{
    public string? Config { get; init; }

    public string? Expiration { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DescribeRegionsResponse))]
[JsonSerializable(typeof(DescribeClustersForRegionResponse))]
[JsonSerializable(typeof(DescribeClusterDetailResponse))]
[JsonSerializable(typeof(MasterUrl))]
[JsonSerializable(typeof(JsonElement[]))]
[JsonSerializable(typeof(ListClusterKubeconfigStatesResponse))]
[JsonSerializable(typeof(DescribeClusterUserKubeconfigResponse))]
[JsonSerializable(typeof(UserPermission[]))]
[JsonSerializable(typeof(PermissionBody[]))]
[JsonSerializable(typeof(CheckServiceRoleRequest))]
[JsonSerializable(typeof(CheckServiceRoleResponse))]
[JsonSerializable(typeof(DescribeTaskInfoResponse))]
internal sealed partial class ContainerServiceJsonContext : JsonSerializerContext;
