using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Ims;

/// <summary>IMS 2019-08-15, the newer interface to RAM users. Operation and field names are those of the official SDK.</summary>
internal sealed class ImsClient(OpenApiClient api)
{
    private const string Version = "2019-08-15";
    private const int PageSize = 1000;
    private const int RecycleBinPageSize = 100;

    /// <summary>A user by id. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-getuser</summary>
    public Task<GetUserResponse> GetUserAsync(string userId, CancellationToken cancellationToken) =>
        api.SendAsync(Request("GetUser", ("UserId", userId)), ImsJsonContext.Default.GetUserResponse, cancellationToken);

    /// <summary>
    /// Users with status and principal name; <paramref name="status"/> is <c>active</c> (default), <c>freeze</c> or <c>active,freeze</c>.
    /// https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-listusers
    /// </summary>
    public IAsyncEnumerable<ListUsersResponse> ListUsersAsync(string? status, CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Request("ListUsers", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize)), ("Status", status)),
            ImsJsonContext.Default.ListUsersResponse, token),
        cancellationToken);

    /// <summary>Ids, names and status only. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-listuserbasicinfos</summary>
    public IAsyncEnumerable<ListUserBasicInfosResponse> ListUserBasicInfosAsync(string? status, CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Request("ListUserBasicInfos", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize)), ("Status", status)),
            ImsJsonContext.Default.ListUserBasicInfosResponse, token),
        cancellationToken);

    /// <summary>Users deleted lately. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-listusersinrecyclebin</summary>
    public IAsyncEnumerable<ListUsersInRecycleBinResponse> ListUsersInRecycleBinAsync(CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Request("ListUsersInRecycleBin", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(RecycleBinPageSize))),
            ImsJsonContext.Default.ListUsersInRecycleBinResponse, token),
        cancellationToken);

    /// <summary>
    /// <c>ALIAS.onaliyun.com</c>, which principal names end in. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ims-2019-08-15-getdefaultdomain
    /// </summary>
    public Task<GetDefaultDomainResponse> GetDefaultDomainAsync(CancellationToken cancellationToken) =>
        api.SendAsync(Request("GetDefaultDomain"), ImsJsonContext.Default.GetDefaultDomainResponse, cancellationToken);

    private static OpenApiRequest Request(string action, params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        OpenApiRequest.Rpc(CloudProduct.Ims, Version, action, OperationKind.Read, parameters);
}
