using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Lists of clusters, and what one cluster says about itself.</summary>
internal static class ClusterOperations
{
    public static readonly string[] Types = ["ManagedKubernetes", "Kubernetes", "ExternalKubernetes"];
    public static readonly string[] Profiles = ["Default", "Edge", "Serverless", "Lingjun", "LingJun"];

    private const int DefaultPageSize = 10;
    private const int MaxPageSize = 100;

    public static ApiReply DescribeClustersForRegion(CallContext call)
    {
        var region = call.Path["region_id"];
        var inRegion = call.State.Clusters.Where(cluster => cluster.RegionId == region).ToList();
        if (inRegion.Count == 0 && !RegionOperations.IsKnown(region))
        {
            throw CallReading.InvalidParameter($"region_id ({region}) is not known");
        }

        return Page(call, inRegion, ClusterJson.ForRegion);
    }

    public static ApiReply DescribeClustersV1(CallContext call)
    {
        var region = call.Optional("region_id");
        return Page(call, call.State.Clusters.Where(cluster => region is null || cluster.RegionId == region), ClusterJson.Detail);
    }

    public static ApiReply DescribeClusters(CallContext call)
    {
        var name = call.Optional("name");
        var type = call.Choice("clusterType", Types);
        var resourceGroup = call.Optional("resource_group_id");
        return ApiReply.Json(new JsonArray([.. call.State.Clusters
            .Where(cluster => (name is null || HasName(cluster, name)) && (type is null || cluster.ClusterType == type) && (resourceGroup is null || cluster.ResourceGroupId == resourceGroup))
            .Select(ClusterJson.Detail)]));
    }

    public static ApiReply DescribeClusterDetail(CallContext call) => ApiReply.Json(ClusterJson.Detail(call.Cluster()));

    public static ApiReply DescribeUserClusterNamespaces(CallContext call)
    {
        var cluster = call.Cluster();

        // RBAC is asked inside the cluster, so an unreachable one cannot even refuse.
        if (!cluster.Reachable)
        {
            throw new ApiError(500, "ErrorQueryClusterNamespace", $"Query cluster namespaces failed: the API server of cluster ({cluster.ClusterId}) cannot be reached");
        }

        var visible = PermissionView.NamespacesSeenBy(call.State, call.Caller, cluster)
            ?? throw new ApiError(403, "ForbiddenQueryClusterNamespace", "Forbidden query namespaces");
        return ApiReply.Json(new JsonArray([.. visible.Select(name => JsonValue.Create(name))]));
    }

    public static ApiReply GetClusterAuditProject(CallContext call)
    {
        var cluster = call.Cluster();
        return ApiReply.Json(new JsonObject
        {
            ["sls_project_name"] = cluster.AuditEnabled ? $"k8s-log-{cluster.ClusterId}" : "",
            ["audit_enabled"] = cluster.AuditEnabled,
        });
    }

    private static ApiReply Page(CallContext call, IEnumerable<Cluster> clusters, Func<Cluster, JsonObject> toJson)
    {
        var number = call.Number("page_number", 1, 1, int.MaxValue);
        var size = call.Number("page_size", DefaultPageSize, 1, MaxPageSize);
        var name = call.Optional("name");
        var id = call.Optional("cluster_id");
        var type = call.Choice("cluster_type", Types);
        var profile = call.Choice("profile", Profiles);
        var spec = call.Optional("cluster_spec");
        var matching = clusters.Where(cluster =>
            (name is null || HasName(cluster, name))
            && (id is null || cluster.ClusterId == id)
            && (type is null || cluster.ClusterType == type)
            && (profile is null || string.Equals(cluster.Profile, profile, StringComparison.OrdinalIgnoreCase))
            && (spec is null || cluster.ClusterSpec == spec)).ToList();
        return ApiReply.Json(CallReading.Page(matching, number, size, "clusters", "page_info", toJson));
    }

    private static bool HasName(Cluster cluster, string part) => cluster.Name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
