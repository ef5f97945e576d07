using System.Text.Json.Serialization;
using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Ims;

internal sealed record ImsUser
{
    public string? UserId { get; init; }

    /// <summary><c>name@ALIAS.onaliyun.com</c>.</summary>
    public string? UserPrincipalName { get; init; }

    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? Comments { get; init; }

    public string? CreateDate { get; init; }

    public string? UpdateDate { get; init; }

    public string? LastLoginDate { get; init; }

    /// <summary><c>Manual</c>, <c>SCIM</c> or <c>CloudSSO</c>.</summary>
    public string? ProvisionType { get; init; }

    /// <summary><c>active</c> or <c>freeze</c>.</summary>
    public string? Status { get; init; }
}

internal sealed record GetUserResponse
{
    public string? RequestId { get; init; }

    public ImsUser? User { get; init; }
}

internal sealed record ImsUsers
{
    public IReadOnlyList<ImsUser>? User { get; init; }
}

internal sealed record ListUsersResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public ImsUsers? Users { get; init; }
}

internal sealed record UserBasicInfo
{
    public string? UserId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public string? Status { get; init; }
}

internal sealed record UserBasicInfos
{
    public IReadOnlyList<UserBasicInfo>? UserBasicInfo { get; init; }
}

internal sealed record ListUserBasicInfosResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public UserBasicInfos? UserBasicInfos { get; init; }
}

internal sealed record RecycledUser
{
    public string? UserId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public string? CreateDate { get; init; }

    public string? RecycleDate { get; init; }

    public string? DeleteDate { get; init; }
}

internal sealed record RecycledUsers
{
    public IReadOnlyList<RecycledUser>? User { get; init; }
}

internal sealed record ListUsersInRecycleBinResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RecycledUsers? Users { get; init; }
}

internal sealed record GetDefaultDomainResponse
{
    public string? RequestId { get; init; }

    public string? DefaultDomainName { get; init; }
}

[JsonSerializable(typeof(GetUserResponse))]
[JsonSerializable(typeof(ListUsersResponse))]
[JsonSerializable(typeof(ListUserBasicInfosResponse))]
[JsonSerializable(typeof(ListUsersInRecycleBinResponse))]
[JsonSerializable(typeof(GetDefaultDomainResponse))]
internal sealed partial class ImsJsonContext : JsonSerializerContext;
