using System.Text.Json.Serialization;
using AckAuthConsole.Emulator.Faults;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Admin;

/// <summary>A new cluster; what is left out gets a sensible value.</summary>
internal sealed record NewCluster
{
    public required string Name { get; init; }

    public string RegionId { get; set; } = "cn-hangzhou";

    /// <summary>User, role or account id; null: the account.</summary>
    public string? CreatorId { get; set; }

    public string ClusterType { get; set; } = "ManagedKubernetes";

    public string Profile { get; set; } = "Default";

    public string ClusterSpec { get; set; } = "ack.pro.small";

    public string Version { get; set; } = "1.32.1-aliyun.1";

    public string State { get; set; } = "running";

    public int Size { get; set; } = 3;

    public bool RrsaEnabled { get; set; }

    public bool Reachable { get; set; } = true;

    /// <summary>Besides the four that every cluster has.</summary>
    public IReadOnlyList<string> Namespaces { get; set; } = [];
}

/// <summary>What to change of a cluster; null: stays.</summary>
internal sealed record ClusterChange
{
    public bool? Reachable { get; set; }

    public string? State { get; set; }

    public string? Name { get; set; }

    public bool? AuditEnabled { get; set; }

    public IReadOnlyList<string>? AddNamespaces { get; set; }

    public IReadOnlyList<string>? RemoveNamespaces { get; set; }
}

/// <summary>A new RAM user.</summary>
internal sealed record NewUser
{
    public required string UserName { get; init; }

    public string DisplayName { get; set; } = "";

    public string Comments { get; set; } = "";

    /// <summary>System or custom policies to attach.</summary>
    public IReadOnlyList<string> Policies { get; set; } = [];
}

/// <summary>What to change of a RAM user beyond what RAM itself offers; null: stays.</summary>
internal sealed record UserChange
{
    /// <summary><c>active</c> or <c>freeze</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>Manual</c>, <c>SCIM</c> or <c>CloudSSO</c>.</summary>
    public string? ProvisionType { get; set; }
}

/// <summary>A new RAM role.</summary>
internal sealed record NewRole
{
    public required string RoleName { get; init; }

    public string Description { get; set; } = "";

    /// <summary>Null: every identity of the account may assume it.</summary>
    public string? TrustPolicy { get; set; }

    public IReadOnlyList<string> Policies { get; set; } = [];
}

/// <summary>What to change of the behaviour; null: stays.</summary>
internal sealed record SettingsChange
{
    public int? ReadLagMs { get; set; }

    public int? ConflictWindowMs { get; set; }

    public bool? AcceptLegacySignatures { get; set; }

    public bool? EnforceRates { get; set; }

    public bool? DescribeClustersV1Alive { get; set; }

    public bool? RefuseGrantWithoutRamRead { get; set; }
}

/// <summary>The behaviour now.</summary>
internal sealed record SettingsView(
    int ReadLagMs, int ConflictWindowMs, bool AcceptLegacySignatures, bool EnforceRates, bool DescribeClustersV1Alive, bool RefuseGrantWithoutRamRead);

/// <summary>A rule and how often it matched and struck.</summary>
internal sealed record FaultView(FaultRule Rule, int Matched, int Injected);

/// <summary>Back to a seed.</summary>
internal sealed record ResetRequest
{
    /// <summary>Null: the seed that the emulator was started with.</summary>
    public string? Seed { get; set; }
}

/// <summary>A token of an OIDC provider.</summary>
internal sealed record OidcTokenRequest
{
    public required string Issuer { get; init; }

    public string Audience { get; set; } = "sts.aliyuncs.com";

    public required string Subject { get; init; }

    /// <summary>May be negative, for a token that has expired.</summary>
    public int LifetimeSeconds { get; set; } = 3600;
}

/// <summary>A new OIDC provider of the account.</summary>
internal sealed record NewOidcProvider
{
    public required string Name { get; init; }

    public required string Issuer { get; init; }

    public IReadOnlyList<string> ClientIds { get; set; } = ["sts.aliyuncs.com"];
}

/// <summary>What was made.</summary>
internal sealed record Created(string Id, string Name);

/// <summary>A token.</summary>
internal sealed record OidcTokenReply(string Token);

/// <summary>What went wrong.</summary>
internal sealed record AdminError(string Error);

/// <summary>The emulator at a glance.</summary>
internal sealed record Overview(
    string AccountId, string AccountAlias, Uri? HttpAddress, Uri? HttpsAddress, int Users, int Roles, int Groups, int Policies, int Clusters, int IdentitiesWithGrants, SettingsView Settings);

/// <summary>JSON of the admin endpoint.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(NewCluster))]
[JsonSerializable(typeof(ClusterChange))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(NewRole))]
[JsonSerializable(typeof(SettingsChange))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(IReadOnlyList<FaultView>))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(OidcTokenRequest))]
[JsonSerializable(typeof(NewOidcProvider))]
[JsonSerializable(typeof(Created))]
[JsonSerializable(typeof(OidcTokenReply))]
[JsonSerializable(typeof(AdminError))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(IReadOnlyList<RecordedCall>))]
internal sealed partial class AdminJson : JsonSerializerContext;
