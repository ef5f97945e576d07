using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Who holds a kubeconfig. They outlive their holders, which is how deleted identities show.</summary>
internal static class KubeconfigOperations
{
    public static ApiReply ListClusterKubeconfigStates(CallContext call)
    {
        var cluster = call.Cluster();
        var number = call.Number("pageNumber", 1, 1, int.MaxValue);
        var size = call.Number("pageSize", 10, 1, 50);
        var ofServices = call.Flag("cloudServiceKubeConfig");
        var states = call.State.Kubeconfigs
            .Where(held => held.ClusterId == cluster.ClusterId && !held.Removed && held.CloudServiceName.Length > 0 == ofServices)
            .ToList();
        return ApiReply.Json(CallReading.Page(states, number, size, "states", "page", held => ToJson(call, held)));
    }

    public static ApiReply ListUserKubeConfigStates(CallContext call)
    {
        var uid = call.Uid("Uid");
        var number = call.Number("page_number", 1, 1, int.MaxValue);
        var size = call.Number("page_size", 50, 1, 100);
        var held = call.State.Kubeconfigs.Where(state => state.Uid == uid).ToLookup(state => state.ClusterId, StringComparer.Ordinal);
        return ApiReply.Json(CallReading.Page(call.State.Clusters, number, size, "states", "page", cluster =>
        {
            var state = held[cluster.ClusterId].LastOrDefault();
            return new JsonObject
            {
                ["cluster_id"] = cluster.ClusterId,
                ["cluster_name"] = cluster.Name,
                ["cluster_state"] = cluster.State,
                ["cert_expire_time"] = state?.CertExpireTime.ToUtcText() ?? "",
                ["cert_state"] = state is null ? "Unissued" : state.Removed ? "Removed" : CertState(call, state),
            };
        }));
    }

    private static JsonObject ToJson(CallContext call, KubeconfigState held)
    {
        var (name, displayName, type, state) = Account(call.State, held);
        return new JsonObject
        {
            ["account_id"] = held.Uid,
            ["account_name"] = name,
            ["account_display_name"] = displayName,
            ["account_type"] = type,
            ["account_state"] = state,
            ["cert_expire_time"] = held.CertExpireTime.ToUtcText(),
            ["cert_state"] = CertState(call, held),
            ["revokable"] = type != "RootAccount" && held.CertExpireTime > call.Now && UserConfigOperations.IsRevocable(call.Cluster(held.ClusterId)),
            ["cloud_service_name"] = held.CloudServiceName,
            ["cloud_service_roles"] = ServiceRoles(call.State, held),
        };
    }

    private static (string Name, string DisplayName, string Type, string State) Account(EmulatorState state, KubeconfigState held)
    {
        if (held.Uid == EmulatorState.AccountId)
        {
            return (state.AccountAlias, state.AccountAlias, "RootAccount", "Active");
        }

        if (state.FindUserById(held.Uid) is { } user)
        {
            return (user.UserName, user.DisplayName, "RamUser", user.Status == "freeze" ? "InActive" : "Active");
        }

        if (state.FindRoleById(held.Uid) is { } role)
        {
            return (role.RoleName, role.RoleName, "RamRole", "Active");
        }

        var deleted = state.DeletedIdentities.GetValueOrDefault(held.Uid);
        return (deleted?.Name ?? held.Uid, deleted?.DisplayName ?? "", held.IsRamRole ? "RamRole" : "RamUser", "Deleted");
    }

    private static JsonArray ServiceRoles(EmulatorState state, KubeconfigState held) => held.CloudServiceName.Length == 0
        ? []
        : [.. state.Grants.Current(held.Uid).Where(grant => grant.IsCustom && grant.ClusterId == held.ClusterId).Select(grant => new JsonObject
        {
            ["role_name"] = grant.RoleName,
            ["role_namespace"] = grant.Namespace,
            ["type"] = "ClusterRole",
            ["is_default_template"] = true,
        })];

    private static string CertState(CallContext call, KubeconfigState held) => held.CertExpireTime > call.Now ? "Unexpired" : "Expired";
}
