using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Reads and writes the ACK permissions of one identity, which span all clusters and regions of the account.</summary>
internal static class PermissionOperations
{
    public static ApiReply DescribeUserPermission(CallContext call)
    {
        var uid = call.Uid("uid");
        var visible = call.State.Grants.VisibleAt(uid, call.Now - call.Settings.ReadLag).Where(grant => PermissionView.Reaches(call.State, call.Caller, grant));
        return ApiReply.Json(new JsonArray([.. visible.Select(ToJson)]));
    }

    /// <summary>Replaces everything that the identity holds.</summary>
    public static ApiReply GrantPermissions(CallContext call) => Write(call, "apply");

    public static ApiReply UpdateUserPermissions(CallContext call) => Write(call, call.Choice("mode", "apply", "patch", "delete") ?? "apply");

    private static ApiReply Write(CallContext call, string mode)
    {
        var uid = call.Uid("uid");
        var requested = GrantRequest.Read(call, uid);
        if (mode != "delete")
        {
            GrantRequest.DemandOnePredefinedRolePerScope(requested);
        }

        DemandAdministrator(call, requested);
        if (mode != "delete" && call.Settings.RefuseGrantWithoutRamRead)
        {
            DemandRamReadAccess(call, uid, requested);
        }

        DemandNoOtherWrite(call, uid);
        var current = call.State.Grants.Current(uid);
        var next = mode switch
        {
            // Entries that the caller cannot see go too: that is what makes a replacement from a partial view dangerous.
            "apply" => Added([.. current.Where(grant => grant.IsOwner)], requested),
            "patch" => Added(current, requested),
            _ => [.. current.Where(grant => grant.IsOwner || !requested.Contains(grant))],
        };
        if (mode == "apply" || requested.Count > 0)
        {
            call.State.Grants.Replace(uid, next, call.Now);
        }

        return ApiReply.Empty;
    }

    // A predefined role takes the place of the one in its scope; custom roles stand side by side. What the creator holds in its cluster stays as it is.
    private static List<Grant> Added(IReadOnlyList<Grant> current, IReadOnlyList<Grant> requested)
    {
        var next = current.ToList();
        foreach (var grant in requested)
        {
            if (next.Contains(grant) || (!grant.IsCustom && next.Exists(held => held.IsOwner && SameScope(held, grant))))
            {
                continue;
            }

            if (!grant.IsCustom)
            {
                next.RemoveAll(held => !held.IsCustom && SameScope(held, grant));
            }

            next.Add(grant);
        }

        return next;
    }

    private static bool SameScope(Grant one, Grant other) => one.Scope == other.Scope && one.ClusterId == other.ClusterId && one.Namespace == other.Namespace;

    private static void DemandAdministrator(CallContext call, IReadOnlyList<Grant> requested)
    {
        foreach (var grant in requested)
        {
            if (!PermissionView.Reaches(call.State, call.Caller, grant))
            {
                var where = grant.Scope == GrantScope.AllClusters ? "all clusters" : $"cluster ({grant.ClusterId})";
                throw new ApiError(403, "ForbiddenGrantPermissions", $"Forbidden grant permissions: the caller is not an administrator of {where}");
            }
        }
    }

    private static void DemandRamReadAccess(CallContext call, string uid, IReadOnlyList<Grant> requested)
    {
        foreach (var grant in requested)
        {
            var arn = grant.Scope == GrantScope.AllClusters
                ? ContainerServiceOperations.ClusterArn("*", "*")
                : ContainerServiceOperations.ClusterArn(call.Cluster(grant.ClusterId).RegionId, grant.ClusterId);
            if (!call.Authorizer.DecideFor(call.State, uid, "cs:DescribeClusterDetail", arn).Allowed)
            {
                throw new ApiError(403, "ErrorRamPolicyConfig", $"RAM policy of user {uid} does not allow reading {arn}; grant at least read-only access in RAM first");
            }
        }
    }

    private static void DemandNoOtherWrite(CallContext call, string uid)
    {
        if (call.State.Grants.LastWriteAt(uid) is { } last && call.Now - last < call.Settings.ConflictWindow)
        {
            throw new ApiError(409, "ErrAuthorizationConflict", $"another authorization change of user {uid} is running, please retry later");
        }
    }

    // In replies resource_type is the scope and role_type the role, unlike in requests; and flags are numbers.
    private static JsonNode ToJson(Grant grant) => new JsonObject
    {
        ["resource_id"] = grant.Scope switch
        {
            GrantScope.Cluster => grant.ClusterId,
            GrantScope.Namespace => $"{grant.ClusterId}/{grant.Namespace}",
            _ => "all-clusters",
        },
        ["resource_type"] = grant.Scope switch
        {
            GrantScope.Cluster => "cluster",
            GrantScope.Namespace => "namespace",
            _ => "console",
        },
        ["role_type"] = grant.IsCustom ? "custom" : grant.RoleName,
        ["role_name"] = grant.IsCustom ? grant.RoleName : "",
        ["is_owner"] = grant.IsOwner ? 1 : 0,
        ["is_ram_role"] = grant.IsRamRole ? 1 : 0,
    };
}
