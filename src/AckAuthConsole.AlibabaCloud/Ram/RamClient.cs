using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Ram;

/// <summary>RAM 2015-05-01. Operation and field names are those of the official SDK; lists come page by page.</summary>
internal sealed class RamClient(OpenApiClient api)
{
    private const string Version = "2015-05-01";
    private const int PageSize = 1000;
    private const int GroupPageSize = 100;

    /// <summary>All users. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listusers</summary>
    public IAsyncEnumerable<ListUsersResponse> ListUsersAsync(CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Read("ListUsers", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize))), RamJsonContext.Default.ListUsersResponse, token),
        cancellationToken);

    /// <summary>A user by name. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getuser</summary>
    public Task<GetUserResponse> GetUserAsync(string userName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("GetUser", ("UserName", userName)), RamJsonContext.Default.GetUserResponse, cancellationToken);

    /// <summary>All roles, without trust policies. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listroles</summary>
    public IAsyncEnumerable<ListRolesResponse> ListRolesAsync(CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Read("ListRoles", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize))), RamJsonContext.Default.ListRolesResponse, token),
        cancellationToken);

    /// <summary>A role by name, with its trust policy. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getrole</summary>
    public Task<GetRoleResponse> GetRoleAsync(string roleName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("GetRole", ("RoleName", roleName)), RamJsonContext.Default.GetRoleResponse, cancellationToken);

    /// <summary>All groups. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listgroups</summary>
    public IAsyncEnumerable<ListGroupsResponse> ListGroupsAsync(CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Read("ListGroups", ("Marker", marker), ("MaxItems", OpenApiRequest.Number(GroupPageSize))), RamJsonContext.Default.ListGroupsResponse, token),
        cancellationToken);

    /// <summary>A user's groups. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listgroupsforuser</summary>
    public Task<ListGroupsForUserResponse> ListGroupsForUserAsync(string userName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("ListGroupsForUser", ("UserName", userName)), RamJsonContext.Default.ListGroupsForUserResponse, cancellationToken);

    /// <summary>A group's users, by name: no ids. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listusersforgroup</summary>
    public IAsyncEnumerable<ListUsersForGroupResponse> ListUsersForGroupAsync(string groupName, CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Read("ListUsersForGroup", ("GroupName", groupName), ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize))),
            RamJsonContext.Default.ListUsersForGroupResponse, token),
        cancellationToken);

    /// <summary>Directly attached policies. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforuser</summary>
    public Task<ListPoliciesForPrincipalResponse> ListPoliciesForUserAsync(string userName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("ListPoliciesForUser", ("UserName", userName)), RamJsonContext.Default.ListPoliciesForPrincipalResponse, cancellationToken);

    /// <summary>Directly attached policies. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole</summary>
    public Task<ListPoliciesForPrincipalResponse> ListPoliciesForRoleAsync(string roleName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("ListPoliciesForRole", ("RoleName", roleName)), RamJsonContext.Default.ListPoliciesForPrincipalResponse, cancellationToken);

    /// <summary>Directly attached policies. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpoliciesforgroup</summary>
    public Task<ListPoliciesForPrincipalResponse> ListPoliciesForGroupAsync(string groupName, CancellationToken cancellationToken) =>
        api.SendAsync(Read("ListPoliciesForGroup", ("GroupName", groupName)), RamJsonContext.Default.ListPoliciesForPrincipalResponse, cancellationToken);

    /// <summary>
    /// All policies; <paramref name="policyType"/> is <c>System</c>, <c>Custom</c> or null for both.
    /// https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listpolicies
    /// </summary>
    public IAsyncEnumerable<ListPoliciesResponse> ListPoliciesAsync(string? policyType, CancellationToken cancellationToken) => MarkerPaging.ReadAsync(
        (marker, token) => api.SendAsync(
            Read("ListPolicies", ("PolicyType", policyType), ("Marker", marker), ("MaxItems", OpenApiRequest.Number(PageSize))),
            RamJsonContext.Default.ListPoliciesResponse, token),
        cancellationToken);

    /// <summary>A policy with its default version's text. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getpolicy</summary>
    public Task<GetPolicyResponse> GetPolicyAsync(string policyType, string policyName, CancellationToken cancellationToken) => api.SendAsync(
        Read("GetPolicy", ("PolicyType", policyType), ("PolicyName", policyName)), RamJsonContext.Default.GetPolicyResponse, cancellationToken);

    /// <summary>One version of a policy. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getpolicyversion</summary>
    public Task<GetPolicyVersionResponse> GetPolicyVersionAsync(
        string policyType, string policyName, string versionId, CancellationToken cancellationToken) => api.SendAsync(
            Read("GetPolicyVersion", ("PolicyType", policyType), ("PolicyName", policyName), ("VersionId", versionId)),
            RamJsonContext.Default.GetPolicyVersionResponse, cancellationToken);

    /// <summary>A new custom policy. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createpolicy</summary>
    public Task<CreatePolicyResponse> CreatePolicyAsync(
        string policyName, string policyDocument, string? description, CancellationToken cancellationToken) => api.SendAsync(
            OpenApiRequest.RpcForm(
                CloudProduct.Ram, Version, "CreatePolicy", OperationKind.Write,
                ("PolicyName", policyName), ("PolicyDocument", policyDocument), ("Description", description)),
            RamJsonContext.Default.CreatePolicyResponse, cancellationToken);

    /// <summary>https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-attachpolicytouser</summary>
    public Task<OpenApiResponse> AttachPolicyToUserAsync(string policyType, string policyName, string userName, CancellationToken cancellationToken) =>
        api.SendAsync(Write("AttachPolicyToUser", ("PolicyType", policyType), ("PolicyName", policyName), ("UserName", userName)), cancellationToken);

    /// <summary>https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-attachpolicytorole</summary>
    public Task<OpenApiResponse> AttachPolicyToRoleAsync(string policyType, string policyName, string roleName, CancellationToken cancellationToken) =>
        api.SendAsync(Write("AttachPolicyToRole", ("PolicyType", policyType), ("PolicyName", policyName), ("RoleName", roleName)), cancellationToken);

    /// <summary>https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-detachpolicyfromuser</summary>
    public Task<OpenApiResponse> DetachPolicyFromUserAsync(string policyType, string policyName, string userName, CancellationToken cancellationToken) =>
        api.SendAsync(Write("DetachPolicyFromUser", ("PolicyType", policyType), ("PolicyName", policyName), ("UserName", userName)), cancellationToken);

    /// <summary>https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-detachpolicyfromrole</summary>
    public Task<OpenApiResponse> DetachPolicyFromRoleAsync(string policyType, string policyName, string roleName, CancellationToken cancellationToken) =>
        api.SendAsync(Write("DetachPolicyFromRole", ("PolicyType", policyType), ("PolicyName", policyName), ("RoleName", roleName)), cancellationToken);

    /// <summary>The account's alias. https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getaccountalias</summary>
    public Task<GetAccountAliasResponse> GetAccountAliasAsync(CancellationToken cancellationToken) =>
        api.SendAsync(Read("GetAccountAlias"), RamJsonContext.Default.GetAccountAliasResponse, cancellationToken);

    private static OpenApiRequest Read(string action, params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        OpenApiRequest.Rpc(CloudProduct.Ram, Version, action, OperationKind.Read, parameters);

    private static OpenApiRequest Write(string action, params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        OpenApiRequest.Rpc(CloudProduct.Ram, Version, action, OperationKind.Write, parameters);
}
