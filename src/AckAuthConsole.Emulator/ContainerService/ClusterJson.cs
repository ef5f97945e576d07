using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Clusters as the lists and the detail show them.</summary>
internal static class ClusterJson
{
    private const string PlainJson = "{}";

    /// <summary>What DescribeClustersForRegion shows. It spells one profile differently from everyone else.</summary>
    public static JsonObject ForRegion(Cluster cluster)
    {
        var json = Common(cluster);
        json["profile"] = cluster.Profile == "Lingjun" ? "LingJun" : cluster.Profile;
        return json;
    }

    /// <summary>What DescribeClusterDetail and the withdrawn lists show.</summary>
    public static JsonObject Detail(Cluster cluster)
    {
        var json = Common(cluster);
        json["worker_ram_role_name"] = cluster.WorkerRamRoleName;
        json["master_url"] = MasterUrl(cluster);
        json["meta_data"] = cluster.RrsaEnabled ? new JsonObject { ["RRSAConfig"] = RrsaConfig(cluster) }.ToJsonString() : PlainJson;
        json["node_cidr_mask"] = cluster.NodeCidrMask;
        json["maintenance_window"] = new JsonObject
        {
            ["enable"] = true,
            ["maintenance_time"] = "03:00:00Z",
            ["duration"] = "3h",
            ["weekly_period"] = "Monday,Thursday",
        };
        json["operation_policy"] = new JsonObject { ["cluster_auto_upgrade"] = new JsonObject { ["enabled"] = true, ["channel"] = "patch" } };
        json["rrsa_config"] = RrsaConfig(cluster);
        json["auto_mode"] = new JsonObject { ["enable"] = false };
        json["extra_sans"] = new JsonArray();
        return json;
    }

    private static JsonObject Common(Cluster cluster) => new()
    {
        ["cluster_id"] = cluster.ClusterId,
        ["name"] = cluster.Name,
        ["cluster_type"] = cluster.ClusterType,
        ["profile"] = cluster.Profile,
        ["cluster_spec"] = cluster.ClusterSpec,
        ["region_id"] = cluster.RegionId,
        ["resource_group_id"] = cluster.ResourceGroupId,
        ["state"] = cluster.State,
        ["size"] = cluster.Size,
        ["created"] = cluster.Created.ToChinaText(),
        ["updated"] = cluster.Updated.ToChinaText(),
        ["init_version"] = cluster.InitVersion,
        ["current_version"] = cluster.CurrentVersion,
        ["next_version"] = cluster.NextVersion,
        ["deletion_protection"] = cluster.DeletionProtection,
        ["security_group_id"] = cluster.SecurityGroupId,
        ["vpc_id"] = cluster.VpcId,
        ["vswitch_ids"] = new JsonArray([.. cluster.VSwitchIds.Select(id => JsonValue.Create(id))]),
        ["container_cidr"] = cluster.ContainerCidr,
        ["service_cidr"] = cluster.ServiceCidr,
        ["proxy_mode"] = cluster.ProxyMode,
        ["ip_stack"] = cluster.IpStack,
        ["cluster_domain"] = cluster.ClusterDomain,
        ["timezone"] = cluster.Timezone,
        ["tags"] = new JsonArray([.. cluster.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
    };

    // JSON inside a string, as the cloud has it.
    private static string MasterUrl(Cluster cluster)
    {
        var json = new JsonObject { ["intranet_api_server_endpoint"] = cluster.IntranetApiServerEndpoint };
        if (cluster.ApiServerEndpoint is { } endpoint)
        {
            json["api_server_endpoint"] = endpoint;
        }

        return json.ToJsonString();
    }

    private static JsonObject RrsaConfig(Cluster cluster)
    {
        if (!cluster.RrsaEnabled)
        {
            return new() { ["enabled"] = false };
        }

        var issuer = $"https://oidc-ack-{cluster.RegionId}.oss-{cluster.RegionId}.aliyuncs.com/{cluster.ClusterId}";
        return new()
        {
            ["enabled"] = true,
            ["issuer"] = issuer,
            ["audience"] = "sts.aliyuncs.com",
            ["oidc_name"] = $"ack-rrsa-{cluster.ClusterId}",
            ["oidc_arn"] = $"acs:ram::{EmulatorState.AccountId}:oidc-provider/ack-rrsa-{cluster.ClusterId}",
            ["jwks_url"] = $"{issuer}/keys.json",
            ["open_api_configuration_url"] = $"{issuer}/.well-known/openid-configuration",
            ["max_oidc_token_expiration"] = "12h",
        };
    }
}
