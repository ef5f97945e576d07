using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Takes away an identity's kubeconfigs and bindings, in one cluster at once or in many by a task.</summary>
internal static class CleanOperations
{
    /// <summary>Type of the task that the account-wide operation starts.</summary>
    public const string TaskType = "clean-user-permissions";

    private static readonly TimeSpan s_activityLookBack = TimeSpan.FromDays(7);

    public static ApiReply CleanUserPermissions(CallContext call)
    {
        var uid = call.Uid("Uid");
        DemandOther(call, uid);
        var force = call.Flag("Force");
        var named = call.Optional("ClusterIds")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var clusters = named is null ? call.State.Clusters : [.. named.Distinct(StringComparer.Ordinal).Select(call.Cluster)];

        var refusals = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            var refusal = force ? null : FindRefusal(call, cluster, uid);
            results[cluster.ClusterId] = refusal is null ? "success" : "failed";
            if (refusal is null)
            {
                Clean(call, cluster.ClusterId, uid);
            }
            else
            {
                refusals[cluster.ClusterId] = refusal;
            }
        }

        if (named is null && refusals.Count == 0)
        {
            Keep(call, uid, grant => grant.Scope != GrantScope.AllClusters);
        }

        var number = call.State.NextNumber().ToString("x13", CultureInfo.InvariantCulture);
        var task = new CloudTask
        {
            TaskId = $"{TaskType}-{uid}-{number}",
            TaskType = TaskType,
            Created = call.Now,
            EndsAt = call.Now + call.Settings.ReadLag,
            ErrorCode = refusals.Count == 0 ? null : "ErrorCheckActivity",
            ErrorMessage = string.Join("; ", refusals.Values),
            TargetId = uid,
            TargetType = "user",
            Parameters = results,
        };
        call.State.Tasks[task.TaskId] = task;
        return ApiReply.Json(new JsonObject { ["request_id"] = call.RequestId, ["task_id"] = task.TaskId });
    }

    public static ApiReply CleanClusterUserPermissions(CallContext call)
    {
        var uid = call.Uid("Uid");
        DemandOther(call, uid);
        var cluster = call.Cluster();
        if (cluster.State is "delete_failed" or "deleting" or "deleted" or "failed")
        {
            throw new ApiError(400, "ErrorClusterState", $"cluster ({cluster.ClusterId}) is in state {cluster.State}");
        }

        // The vendor does not publish which code this refusal has: ErrorCheckActivity is made up here.
        if (!call.Flag("Force") && FindRefusal(call, cluster, uid) is { } refusal)
        {
            throw new ApiError(400, "ErrorCheckActivity", refusal);
        }

        Clean(call, cluster.ClusterId, uid);
        return ApiReply.Empty;
    }

    private static void DemandOther(CallContext call, string uid)
    {
        if (uid == EmulatorState.AccountId || uid == call.Caller.Uid)
        {
            throw new ApiError(403, "StatusForbidden", "The permissions of the Alibaba Cloud account and of the caller itself cannot be cleaned");
        }
    }

    private static string? FindRefusal(CallContext call, Cluster cluster, string uid)
    {
        if (!cluster.AuditEnabled)
        {
            return $"the audit log of cluster ({cluster.ClusterId}) is not enabled, so the last access of user {uid} is not known";
        }

        var active = call.State.Kubeconfigs.Exists(held => held.ClusterId == cluster.ClusterId && held.Uid == uid && held.LastActivity > call.Now - s_activityLookBack);
        return active ? $"user {uid} accessed cluster ({cluster.ClusterId}) in the last 7 days" : null;
    }

    private static void Clean(CallContext call, string clusterId, string uid)
    {
        foreach (var held in call.State.Kubeconfigs.Where(held => held.ClusterId == clusterId && held.Uid == uid))
        {
            held.Removed = true;
        }

        Keep(call, uid, grant => grant.ClusterId != clusterId);
    }

    private static void Keep(CallContext call, string uid, Func<Grant, bool> isKept)
    {
        var current = call.State.Grants.Current(uid);
        IReadOnlyList<Grant> kept = [.. current.Where(grant => grant.IsOwner || isKept(grant))];
        if (kept.Count < current.Count)
        {
            call.State.Grants.Replace(uid, kept, call.Now);
        }
    }
}
