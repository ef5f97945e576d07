using System.Text.Json.Serialization;
using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Ram;

internal sealed record RamUserEntry
{
    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? Comments { get; init; }

    public string? CreateDate { get; init; }

    public string? UpdateDate { get; init; }

    public string? LastLoginDate { get; init; }

    public string? JoinDate { get; init; }
}

internal sealed record RamUsers
{
    public IReadOnlyList<RamUserEntry>? User { get; init; }
}

internal sealed record ListUsersResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RamUsers? Users { get; init; }
}

internal sealed record ListUsersForGroupResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RamUsers? Users { get; init; }
}

internal sealed record GetUserResponse
{
    public string? RequestId { get; init; }

    public RamUserEntry? User { get; init; }
}

internal sealed record RamRoleEntry
{
    public string? RoleId { get; init; }

    public string? RoleName { get; init; }

    public string? Arn { get; init; }

    public string? Description { get; init; }

    public string? CreateDate { get; init; }

    public string? UpdateDate { get; init; }

    public int? MaxSessionDuration { get; init; }

    /// <summary>Only in replies of GetRole: JSON in a string.</summary>
    public string? AssumeRolePolicyDocument { get; init; }
}

internal sealed record RamRoles
{
    public IReadOnlyList<RamRoleEntry>? Role { get; init; }
}

internal sealed record ListRolesResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RamRoles? Roles { get; init; }
}

internal sealed record GetRoleResponse
{
    public string? RequestId { get; init; }

    public RamRoleEntry? Role { get; init; }
}

internal sealed record RamGroupEntry
{
    public string? GroupId { get; init; }

    public string? GroupName { get; init; }

    public string? Comments { get; init; }

    public string? CreateDate { get; init; }

    public string? JoinDate { get; init; }
}

internal sealed record RamGroups
{
    public IReadOnlyList<RamGroupEntry>? Group { get; init; }
}

internal sealed record ListGroupsResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RamGroups? Groups { get; init; }
}

internal sealed record ListGroupsForUserResponse
{
    public string? RequestId { get; init; }

    public RamGroups? Groups { get; init; }
}

internal sealed record RamPolicyEntry
{
    public string? PolicyName { get; init; }

    /// <summary><c>System</c> or <c>Custom</c>.</summary>
    public string? PolicyType { get; init; }

    public string? Description { get; init; }

    public string? DefaultVersion { get; init; }

    public int? AttachmentCount { get; init; }

    public string? AttachDate { get; init; }

    public string? CreateDate { get; init; }

    public string? UpdateDate { get; init; }
}

internal sealed record RamPolicyEntries
{
    public IReadOnlyList<RamPolicyEntry>? Policy { get; init; }
}

internal sealed record ListPoliciesForPrincipalResponse
{
    public string? RequestId { get; init; }

    public RamPolicyEntries? Policies { get; init; }
}

internal sealed record ListPoliciesResponse : IMarkerPage
{
    public string? RequestId { get; init; }

    public bool IsTruncated { get; init; }

    public string? Marker { get; init; }

    public RamPolicyEntries? Policies { get; init; }
}

internal sealed record RamPolicyVersion
{
    public string? VersionId { get; init; }

    public bool IsDefaultVersion { get; init; }

    /// <summary>JSON in a string.</summary>
    public string? PolicyDocument { get; init; }

    public string? CreateDate { get; init; }
}

internal sealed record GetPolicyResponse
{
    public string? RequestId { get; init; }

    public RamPolicyEntry? Policy { get; init; }

    public RamPolicyVersion? DefaultPolicyVersion { get; init; }
}

internal sealed record GetPolicyVersionResponse
{
    public string? RequestId { get; init; }

    public RamPolicyVersion? PolicyVersion { get; init; }
}

internal sealed record CreatePolicyResponse
{
    public string? RequestId { get; init; }

    public RamPolicyEntry? Policy { get; init; }
}

internal sealed record GetAccountAliasResponse
{
    public string? RequestId { get; init; }

    public string? AccountAlias { get; init; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ListUsersResponse))]
[JsonSerializable(typeof(ListUsersForGroupResponse))]
[JsonSerializable(typeof(GetUserResponse))]
[JsonSerializable(typeof(ListRolesResponse))]
[JsonSerializable(typeof(GetRoleResponse))]
[JsonSerializable(typeof(ListGroupsResponse))]
[JsonSerializable(typeof(ListGroupsForUserResponse))]
[JsonSerializable(typeof(ListPoliciesForPrincipalResponse))]
[JsonSerializable(typeof(ListPoliciesResponse))]
[JsonSerializable(typeof(GetPolicyResponse))]
[JsonSerializable(typeof(GetPolicyVersionResponse))]
[JsonSerializable(typeof(CreatePolicyResponse))]
[JsonSerializable(typeof(GetAccountAliasResponse))]
internal sealed partial class RamJsonContext : JsonSerializerContext;
