using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Gives out, renews and revokes kubeconfigs. They are secrets: nothing here is kept but when they end and which name they carry.</summary>
internal sealed class UserConfigOperations(IKubeconfigIssuer issuer)
{
    private const int LeastMinutes = 15;
    private const int MostMinutes = 4320;
    private const int MostExpireHours = 876_000;

    private static readonly TimeSpan s_life = TimeSpan.FromDays(3 * 365);
    private static readonly TimeSpan s_renewal = TimeSpan.FromDays(180);

    // Before these days clusters were made without the means to revoke.
    private static readonly DateTimeOffset s_revocableSince = new(2019, 10, 15, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_serverlessRevocableSince = new(2019, 9, 6, 0, 0, 0, TimeSpan.Zero);

    public ApiReply DescribeClusterUserKubeconfig(CallContext call) => Issue(call, call.Cluster(), call.Caller.Uid, call.Caller is RoleSessionCaller);

    public ApiReply DescribeSubaccountK8sClusterUserConfig(CallContext call)
    {
        DemandAccount(call);
        var (cluster, uid) = (call.Cluster(), call.Uid("Uid"));
        DemandKnown(call, uid);
        return Issue(call, cluster, uid, call.State.FindRoleById(uid) is not null);
    }

    /// <summary>Revokes the caller's own kubeconfig; a new one is there at once, under a new name.</summary>
    public ApiReply RevokeK8sClusterKubeConfig(CallContext call)
    {
        var cluster = call.Cluster();
        DemandUsable(cluster);
        if (!IsRevocable(cluster)) throw new ApiError(400, "ErrorRevokeNotSupported", $"kubeconfigs of cluster ({cluster.ClusterId}) cannot be revoked: it was created on {cluster.Created.ToUtcText()}, before that was possible");
        var held = Held(call, cluster, call.Caller.Uid, call.Caller is RoleSessionCaller);
        (held.IssuedAt, held.Removed, held.ExpireHours) = (call.Now, false, null);
        held.CertExpireTime = call.Now + s_life;

        // Certificates cannot be called back, but their name can be robbed of its power. Two within one second still are two.
        held.Suffix = Math.Max(call.Now.ToUnixTimeSeconds(), held.Suffix + 1);
        issuer.Renamed(cluster, held.Uid);
        return ApiReply.Json(new JsonObject());
    }

    public static ApiReply UpdateK8sClusterUserConfigExpire(CallContext call)
    {
        DemandAccount(call);
        var cluster = call.Cluster();
        using var json = call.Json();
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw CallReading.JsonDecode("the request body must be an object");
        if (!json.RootElement.TryGetProperty("expire_hour", out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var hours) || hours is < 1 or > MostExpireHours)
        {
            throw CallReading.InvalidParameter($"expire_hour must be from 1 to {MostExpireHours}");
        }

        if (!json.RootElement.TryGetProperty("user", out var user) || user.ValueKind != JsonValueKind.String) throw CallReading.InvalidParameter("user must be the id of a RAM user");
        var uid = user.GetString()!;
        DemandKnown(call, uid);
        Held(call, cluster, uid, call.State.FindRoleById(uid) is not null).ExpireHours = hours;
        return ApiReply.Empty;
    }

    private ApiReply Issue(CallContext call, Cluster cluster, string uid, bool isRole)
    {
        DemandUsable(cluster);
        var minutes = call.Number("TemporaryDurationMinutes", 0, LeastMinutes, MostMinutes);
        var isPrivate = call.Flag("PrivateIpAddress");
        if (!isPrivate && cluster.ApiServerEndpoint is null)
        {
            // The vendor does not say what comes then. A kubeconfig without a usable address would be the worst answer.
            throw new ApiError(400, "ErrorPublicEndpointNotFound", $"the API server of cluster ({cluster.ClusterId}) has no public endpoint; set PrivateIpAddress to true");
        }

        var server = issuer.ServerOf(cluster)
            ?? throw new ApiError(501, "ErrorHttpsDisabled", "this emulator runs without HTTPS, so its clusters' API servers cannot be reached and no kubeconfig is given out; start it with --https-port");
        var held = Held(call, cluster, uid, isRole);
        if (held.Suffix == 0 || held.Removed)
        {
            (held.Suffix, held.Removed) = (Math.Max(call.Now.ToUnixTimeSeconds(), held.Suffix + 1), false);
            issuer.Renamed(cluster, uid);
        }

        var end = held.CertExpireTime;
        if (minutes > 0)
        {
            end = call.Now.AddMinutes(minutes);
            if (held.IsTemporary) (held.IssuedAt, held.CertExpireTime) = (call.Now, end);
        }
        else if (held.IsTemporary || held.ExpireHours is not null || end - call.Now < s_renewal)
        {
            // Otherwise the file of before still stands; half a year before its end a new one is made, and the old one stays valid.
            end = call.Now + (held.ExpireHours is { } hours ? TimeSpan.FromHours(hours) : s_life);
            (held.IssuedAt, held.CertExpireTime, held.IsTemporary) = (call.Now, end, false);
        }

        var config = issuer.Write(cluster, uid, held.UserName, server, end);
        return ApiReply.Json(new JsonObject { ["config"] = config, ["expiration"] = end.ToUtcText() });
    }

    private static KubeconfigState Held(CallContext call, Cluster cluster, string uid, bool isRole)
    {
        if (call.State.KubeconfigOf(cluster.ClusterId, uid) is { } held) return held;
        var made = new KubeconfigState { ClusterId = cluster.ClusterId, Uid = uid, IsRamRole = isRole, IsTemporary = true, IssuedAt = call.Now, CertExpireTime = call.Now };
        call.State.Kubeconfigs.Add(made);
        return made;
    }

    /// <summary>Whether the cluster is young enough for its kubeconfigs to be revoked.</summary>
    public static bool IsRevocable(Cluster cluster) => cluster.Created >= (cluster.Profile == "Serverless" ? s_serverlessRevocableSince : s_revocableSince);

    private static void DemandUsable(Cluster cluster)
    {
        if (cluster.State is "initial" or "failed" or "deleting" or "deleted" or "delete_failed") throw new ApiError(400, "ErrorClusterState", $"cluster ({cluster.ClusterId}) is in state {cluster.State}");
    }

    private static void DemandAccount(CallContext call)
    {
        if (call.Caller is not AccountCaller) throw new ApiError(403, "StatusForbidden", "Only the Alibaba Cloud account may do this");
    }

    private static void DemandKnown(CallContext call, string uid)
    {
        if (uid != EmulatorState.AccountId && call.State.FindUserById(uid) is null && call.State.FindRoleById(uid) is null) throw CallReading.InvalidParameter($"no RAM user or RAM role has the id {uid}");
    }
}
