using System.Text.Json.Serialization;

namespace AckAuthConsole.AlibabaCloud.Sts;

internal sealed record GetCallerIdentityResponse
{
    public string? RequestId { get; init; }

    /// <summary><c>Account</c>, <c>RAMUser</c> or <c>AssumedRoleUser</c>.</summary>
    public string? IdentityType { get; init; }

    public string? AccountId { get; init; }

    public string? PrincipalId { get; init; }

    public string? UserId { get; init; }

    public string? RoleId { get; init; }

    public string? Arn { get; init; }
}

internal sealed record AssumeRoleRequest
{
    public required string RoleArn { get; init; }

    public required string RoleSessionName { get; init; }

    public int? DurationSeconds { get; init; }

    public string? Policy { get; init; }

    public string? ExternalId { get; init; }
}

/// <summary>A class: nothing prints its token.</summary>
internal sealed class AssumeRoleWithOIDCRequest
{
    public required string RoleArn { get; init; }

    public required string OIDCProviderArn { get; init; }

    public required string OIDCToken { get; init; }

    public required string RoleSessionName { get; init; }

    public int? DurationSeconds { get; init; }
}

/// <summary>A class: nothing prints its secrets.</summary>
internal sealed class AssumeRoleResponse
{
    public string? RequestId { get; init; }

    public StsCredentials? Credentials { get; init; }

    public AssumedRoleUser? AssumedRoleUser { get; init; }
}

/// <summary>A class: nothing prints its secrets.</summary>
internal sealed class StsCredentials
{
    public string? AccessKeyId { get; init; }

    public string? AccessKeySecret { get; init; }

    public string? SecurityToken { get; init; }

    public string? Expiration { get; init; }
}

internal sealed record AssumedRoleUser
{
    public string? Arn { get; init; }

    public string? AssumedRoleId { get; init; }
}

[JsonSerializable(typeof(GetCallerIdentityResponse))]
[JsonSerializable(typeof(AssumeRoleResponse))]
internal sealed partial class StsJsonContext : JsonSerializerContext;
