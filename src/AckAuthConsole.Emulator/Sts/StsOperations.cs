using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.Ram;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Sts;

/// <summary>STS 2015-04-01.</summary>
internal sealed partial class StsOperations(OidcTokens tokens)
{
    public const string Version = "2015-04-01";
    private const string RolePrefix = "acs:ram::" + EmulatorState.AccountId + ":role/";
    private const string ProviderPrefix = "acs:ram::" + EmulatorState.AccountId + ":oidc-provider/";
    private const string ClusterProviderPrefix = "ack-rrsa-";

    public void Register(OperationRegistry registry)
    {
        var sts = new RpcProduct(registry, "Sts", Version);
        sts.Add("GetCallerIdentity", [], Identity, writes: false);
        sts.Add("AssumeRole", [new(["sts:AssumeRole"], c => c.Required("RoleArn"))], AssumeRole, writes: true);
        sts.Add("AssumeRoleWithOIDC", [], AssumeRoleWithOidc, writes: true, anonymous: true);
    }

    private static ApiReply Identity(CallContext call) => ApiReply.Json(call.Caller switch
    {
        UserCaller user => new JsonObject
        {
            ["IdentityType"] = "RAMUser",
            ["AccountId"] = EmulatorState.AccountId,
            ["UserId"] = user.UserId,
            ["PrincipalId"] = user.UserId,
            ["Arn"] = EmulatorState.UserArn(user.UserName),
        },
        RoleSessionCaller session => new JsonObject
        {
            ["IdentityType"] = "AssumedRoleUser",
            ["AccountId"] = EmulatorState.AccountId,
            ["RoleId"] = session.RoleId,
            ["PrincipalId"] = $"{session.RoleId}:{session.SessionName}",
            ["Arn"] = $"acs:ram::{EmulatorState.AccountId}:assumed-role/{session.RoleName}/{session.SessionName}",
        },
        _ => new JsonObject
        {
            ["IdentityType"] = "Account",
            ["AccountId"] = EmulatorState.AccountId,
            ["UserId"] = EmulatorState.AccountId,
            ["PrincipalId"] = EmulatorState.AccountId,
            ["Arn"] = $"acs:ram::{EmulatorState.AccountId}:root",
        },
    });

    private ApiReply AssumeRole(CallContext call)
    {
        var request = Read(call);
        // The account itself has no sessions; that its own rights would allow it changes nothing.
        if (call.Caller is AccountCaller) throw new ApiError(403, "NoPermission", "Roles may not be assumed by root accounts.");
        var root = $"acs:ram::{EmulatorState.AccountId}:root";
        string[] principals = call.Caller switch
        {
            UserCaller user => [EmulatorState.UserArn(user.UserName), root],
            RoleSessionCaller session => [EmulatorState.RoleArn(session.RoleName), root],
            _ => [],
        };
        if (call.Optional("ExternalId") is { } externalId && !ExternalIdForm().IsMatch(externalId)) throw RamErrors.InvalidValue("ExternalId");
        var conditions = new Dictionary<string, string>(call.Conditions, StringComparer.OrdinalIgnoreCase);
        if (call.Optional("ExternalId") is { } id) conditions["sts:ExternalId"] = id;
        if (!call.Authorizer.TrustAllows(request.Role.AssumeRolePolicyDocument, "RAM", principals, conditions))
        {
            throw Refuse(call, request.Role);
        }
        var reply = Issue(call, request);
        if (call.Optional("SourceIdentity") is { } source) reply["SourceIdentity"] = source;
        return ApiReply.Json(reply);
    }

    private ApiReply AssumeRoleWithOidc(CallContext call)
    {
        var providerArn = call.Required("OIDCProviderArn");
        var token = call.Required("OIDCToken");
        if (token.Length is < 4 or > 20000) throw RamErrors.InvalidValue("OIDCToken");
        if (!providerArn.StartsWith(ProviderPrefix, StringComparison.OrdinalIgnoreCase)) throw RamErrors.InvalidValue("OIDCProviderArn");
        var provider = FindProvider(call.State, providerArn[ProviderPrefix.Length..])
            ?? throw new ApiError(404, "EntityNotExist.OIDCProvider", "The specified OIDC provider does not exist.");
        var request = Read(call);
        var claims = tokens.Check(token, provider, call.Now);
        var conditions = new Dictionary<string, string>(call.Conditions, StringComparer.OrdinalIgnoreCase)
        {
            ["oidc:iss"] = claims.Issuer,
            ["oidc:aud"] = claims.Audiences[0],
            ["oidc:sub"] = claims.Subject,
        };
        if (!call.Authorizer.TrustAllows(request.Role.AssumeRolePolicyDocument, "Federated", [ProviderPrefix + provider.Name], conditions))
        {
            throw Refuse(call, request.Role);
        }
        var reply = Issue(call, request);
        reply["OIDCTokenInfo"] = new JsonObject
        {
            ["Subject"] = claims.Subject,
            ["Issuer"] = claims.Issuer,
            ["ClientIds"] = string.Join(',', claims.Audiences),
            ["ExpirationTime"] = claims.ExpiresAt.ToUtcText(),
            ["IssuanceTime"] = claims.IssuedAt.ToUtcText(),
            ["VerificationInfo"] = "Success",
        };
        return ApiReply.Json(reply);
    }

    /// <summary>A provider of the account, or the one that every cluster with RRSA has.</summary>
    private static OidcProvider? FindProvider(EmulatorState state, string name)
    {
        if (state.OidcProviders.Find(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) is { } provider) return provider;
        return name.StartsWith(ClusterProviderPrefix, StringComparison.Ordinal) && state.FindCluster(name[ClusterProviderPrefix.Length..]) is { RrsaEnabled: true } cluster
            ? new() { Name = name, Issuer = $"https://oidc-ack-{cluster.RegionId}.oss-{cluster.RegionId}.aliyuncs.com/{cluster.ClusterId}" }
            : null;
    }

    private static RoleRequest Read(CallContext call)
    {
        var arn = call.Required("RoleArn");
        if (!arn.StartsWith("acs:ram::", StringComparison.OrdinalIgnoreCase) || !arn.Contains(":role/", StringComparison.OrdinalIgnoreCase)) throw RamErrors.InvalidValue("RoleArn");
        var sessionName = call.Required("RoleSessionName");
        if (!SessionNameForm().IsMatch(sessionName)) throw RamErrors.InvalidValue("RoleSessionName");
        var role = arn.StartsWith(RolePrefix, StringComparison.OrdinalIgnoreCase) ? call.State.FindRole(arn[RolePrefix.Length..]) : null;
        if (role is null) throw new ApiError(404, "EntityNotExist.Role", "The specified Role not exists .");
        var seconds = 3600;
        if (call.Optional("DurationSeconds") is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds < 900 || seconds > role.MaxSessionDuration))
        {
            throw RamErrors.InvalidValue("DurationSeconds");
        }
        var policy = call.Optional("Policy");
        if (policy is { Length: > 2048 }) throw RamErrors.InvalidValue("PolicySize");
        if (policy is not null && call.Authorizer.FindFault(policy, isTrustPolicy: false) is not null) throw RamErrors.InvalidValue("PolicyGrammar");
        return new(role, sessionName, TimeSpan.FromSeconds(seconds), policy);
    }

    private static JsonObject Issue(CallContext call, RoleRequest request)
    {
        var session = SessionIssuer.Issue(call.State, request.Role, request.SessionName, request.Duration, request.Policy, call.Now);
        return new()
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = session.AccessKeyId,
                ["AccessKeySecret"] = session.AccessKeySecret,
                ["SecurityToken"] = session.SecurityToken,
                ["Expiration"] = session.Expiration.ToUtcText(),
            },
            ["AssumedRoleUser"] = new JsonObject
            {
                ["Arn"] = $"{RolePrefix}{request.Role.RoleName}/{request.SessionName}",
                ["AssumedRoleId"] = $"{request.Role.RoleId}:{request.SessionName}",
            },
        };
    }

    private static ApiError Refuse(CallContext call, RamRole role) => RamCheck.Refuse(
        "Sts", call.Caller, "sts:AssumeRole", EmulatorState.RoleArn(role.RoleName), new RamDecision(false, "AssumeRolePolicy"));

    [GeneratedRegex(@"\A[A-Za-z0-9.@_-]{2,64}\z")]
    private static partial Regex SessionNameForm();

    [GeneratedRegex(@"\A[\w+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalIdForm();

    private sealed record RoleRequest(RamRole Role, string SessionName, TimeSpan Duration, string? Policy);
}
