using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

/// <summary>CS 2015-12-15 (ACK). Operation and field names are those of the official SDK.</summary>
internal sealed class ContainerServiceClient(OpenApiClient api)
{
    /// <summary>The modes of UpdateUserPermissions.</summary>
    public const string ModePatch = "patch";

    /// <inheritdoc cref="ModePatch"/>
    public const string ModeDelete = "delete";

    /// <inheritdoc cref="ModePatch"/>
    public const string ModeApply = "apply";

    private const string Version = "2015-12-15";
    private const int ClusterPageSize = 50;
    private const int KubeconfigPageSize = 50;

    /// <summary>
    /// The regions that the account can use; <paramref name="acceptLanguage"/> is <c>zh-CN</c> or <c>en-US</c>.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeregions
    /// </summary>
    public Task<DescribeRegionsResponse> DescribeRegionsAsync(string? acceptLanguage, CancellationToken cancellationToken) => api.SendAsync(
        Read("DescribeRegions", "regions") with { Query = OpenApiRequest.Parameters(("acceptLanguage", acceptLanguage)) },
        ContainerServiceJsonContext.Default.DescribeRegionsResponse, cancellationToken);

    /// <summary>
    /// The clusters of a region, page by page, from the region's own endpoint.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeclustersforregion
    /// </summary>
    public async IAsyncEnumerable<DescribeClustersForRegionResponse> DescribeClustersForRegionAsync(
        string regionId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = 0;
        for (var page = 1; ; page++)
        {
            var reply = await api.SendAsync(
                Read("DescribeClustersForRegion", "regions", regionId, "clusters") with
                {
                    Region = regionId,
                    Query = OpenApiRequest.Parameters(
                        ("page_number", OpenApiRequest.Number(page)), ("page_size", OpenApiRequest.Number(ClusterPageSize))),
                },
                ContainerServiceJsonContext.Default.DescribeClustersForRegionResponse, cancellationToken).ConfigureAwait(false);
            yield return reply;

            // By what was really received: the largest page size is not documented, so the server may give smaller pages.
            var count = reply.Clusters?.Count ?? 0;
            seen += count;
            if (count == 0 || seen >= (reply.PageInfo?.TotalCount ?? int.MaxValue))
                yield break;
        }
    }

    /// <summary>
    /// A cluster with what lists leave out.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeclusterdetail
    /// </summary>
    public Task<DescribeClusterDetailResponse> DescribeClusterDetailAsync(string clusterId, string? regionId, CancellationToken cancellationToken) => api.SendAsync(
        Read("DescribeClusterDetail", "clusters", clusterId) with { Region = regionId },
        ContainerServiceJsonContext.Default.DescribeClusterDetailResponse, cancellationToken);

    /// <summary>
    /// The namespaces of a cluster that the caller may see. The reply is a list, or a list in a list.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeuserclusternamespaces
    /// </summary>
    public async Task<IReadOnlyList<string>> DescribeUserClusterNamespacesAsync(string clusterId, string? regionId, CancellationToken cancellationToken)
    {
        var request = Read("DescribeUserClusterNamespaces", "api", "v2", "k8s", clusterId, "namespaces") with { Region = regionId };
        var response = await api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Body.IsEmpty)
            return [];

        var entries = OpenApiClient.Read(request, response, ContainerServiceJsonContext.Default.JsonElementArray);
        var names = new List<string>(entries.Length);
        foreach (var entry in entries)
        {
            if (entry.ValueKind == JsonValueKind.String)
                names.Add(entry.GetString()!);
            else if (entry.ValueKind == JsonValueKind.Array)
                names.AddRange(entry.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.String).Select(static e => e.GetString()!));
        }

        return names;
    }

    /// <summary>
    /// Who holds a kubeconfig of a cluster, deleted identities included, page by page.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-listclusterkubeconfigstates
    /// </summary>
    public async IAsyncEnumerable<ListClusterKubeconfigStatesResponse> ListClusterKubeconfigStatesAsync(
        string clusterId, string? regionId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = 0;
        for (var page = 1; ; page++)
        {
            var reply = await api.SendAsync(
                Read("ListClusterKubeconfigStates", "clusters", clusterId, "kubeconfig", "states") with
                {
                    Region = regionId,
                    Query = OpenApiRequest.Parameters(
                        ("pageNumber", OpenApiRequest.Number(page)), ("pageSize", OpenApiRequest.Number(KubeconfigPageSize))),
                },
                ContainerServiceJsonContext.Default.ListClusterKubeconfigStatesResponse, cancellationToken).ConfigureAwait(false);
            yield return reply;

            var count = reply.States?.Count ?? 0;
            seen += count;
            if (count == 0 || seen >= (reply.Page?.TotalCount ?? int.MaxValue))
                yield break;
        }
    }

    /// <summary>
    /// A kubeconfig of the caller that ends by itself after <paramref name="minutes"/> (15 to 4320). The reply is a secret.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeclusteruserkubeconfig
    /// </summary>
    public Task<DescribeClusterUserKubeconfigResponse> DescribeClusterUserKubeconfigAsync(string clusterId, string? regionId, bool isPrivate, int minutes, CancellationToken cancellationToken) => api.SendAsync(
        Read("DescribeClusterUserKubeconfig", "k8s", clusterId, "user_config") with
        {
            Region = regionId,
            Query = OpenApiRequest.Parameters(("PrivateIpAddress", isPrivate ? "true" : "false"), ("TemporaryDurationMinutes", OpenApiRequest.Number(minutes))),
        },
        ContainerServiceJsonContext.Default.DescribeClusterUserKubeconfigResponse, cancellationToken);

    /// <summary>
    /// What an identity holds, as far as the caller may see it. <paramref name="uid"/> is a numeric id of a user or role.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describeuserpermission
    /// </summary>
    public async Task<IReadOnlyList<UserPermission>> DescribeUserPermissionAsync(string uid, CancellationToken cancellationToken)
    {
        var request = Read("DescribeUserPermission", "permissions", "users", uid);
        var response = await api.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // Only a real list may pass for "has nothing": anything else would make a wrong difference.
        return OpenApiClient.Read(request, response, ContainerServiceJsonContext.Default.UserPermissionArray);
    }

    /// <summary>
    /// REPLACES everything that an identity holds in all clusters by <paramref name="body"/>.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-grantpermissions
    /// </summary>
    public Task<OpenApiResponse> GrantPermissionsAsync(string uid, IReadOnlyList<PermissionBody> body, CancellationToken cancellationToken) =>
        api.SendAsync(WithBody(Roa("GrantPermissions", HttpMethod.Post, OperationKind.Overwrite, "permissions", "users", uid), Array(body), ContainerServiceJsonContext.Default.PermissionBodyArray), cancellationToken);

    /// <summary>
    /// Adds (<see cref="ModePatch"/>), removes (<see cref="ModeDelete"/>) or replaces everything (<see cref="ModeApply"/>).
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-updateuserpermissions
    /// </summary>
    public Task<OpenApiResponse> UpdateUserPermissionsAsync(
        string uid, string mode, IReadOnlyList<PermissionBody> body, CancellationToken cancellationToken)
    {
        // The vendor's default for an absent mode is the destructive one, so it is always sent.
        ArgumentException.ThrowIfNullOrEmpty(mode);
        var request = Write("UpdateUserPermissions", "permissions", "users", uid, "update") with { Query = OpenApiRequest.Parameters(("mode", mode)) };
        return api.SendAsync(WithBody(request, Array(body), ContainerServiceJsonContext.Default.PermissionBodyArray), cancellationToken);
    }

    /// <summary>
    /// Whether the service roles are authorized.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-checkservicerole
    /// </summary>
    public Task<CheckServiceRoleResponse> CheckServiceRoleAsync(IEnumerable<string> roleNames, CancellationToken cancellationToken)
    {
        // A POST that changes nothing.
        var request = Roa("CheckServiceRole", HttpMethod.Post, OperationKind.Read, "ram", "check-service-role");
        var body = new CheckServiceRoleRequest { Roles = [.. roleNames.Select(static n => new ServiceRoleName { Name = n })] };
        return api.SendAsync(
            WithBody(request, body, ContainerServiceJsonContext.Default.CheckServiceRoleRequest),
            ContainerServiceJsonContext.Default.CheckServiceRoleResponse, cancellationToken);
    }

    /// <summary>
    /// An asynchronous task's state.
    /// https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/developer-reference/api-cs-2015-12-15-describetaskinfo
    /// </summary>
    public Task<DescribeTaskInfoResponse> DescribeTaskInfoAsync(string taskId, CancellationToken cancellationToken) => api.SendAsync(
        Read("DescribeTaskInfo", "tasks", taskId), ContainerServiceJsonContext.Default.DescribeTaskInfoResponse, cancellationToken);

    private static OpenApiRequest Read(string action, params ReadOnlySpan<string> segments) => Roa(action, HttpMethod.Get, OperationKind.Read, segments);

    private static OpenApiRequest Write(string action, params ReadOnlySpan<string> segments) => Roa(action, HttpMethod.Post, OperationKind.Write, segments);

    private static OpenApiRequest Roa(string action, HttpMethod method, OperationKind kind, params ReadOnlySpan<string> segments) =>
        OpenApiRequest.Roa(CloudProduct.ContainerService, Version, action, method, kind, segments);

    private static OpenApiRequest WithBody<T>(OpenApiRequest request, T body, JsonTypeInfo<T> type) => request with
    {
        Body = JsonSerializer.SerializeToUtf8Bytes(body, type),
        ContentType = OpenApiRequest.JsonContentType,
    };

    // Never null: "null" in place of "[]" is an error of the API.
    private static PermissionBody[] Array(IReadOnlyList<PermissionBody> body) => [.. body];
}
