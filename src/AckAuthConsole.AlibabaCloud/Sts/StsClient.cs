using AckAuthConsole.AlibabaCloud.OpenApi;

namespace AckAuthConsole.AlibabaCloud.Sts;

/// <summary>STS 2015-04-01. Operation and field names are those of the official SDK.</summary>
internal sealed class StsClient(OpenApiClient api)
{
    private const string Version = "2015-04-01";

    /// <summary>Who the credentials belong to. https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity</summary>
    public Task<GetCallerIdentityResponse> GetCallerIdentityAsync(CancellationToken cancellationToken) => api.SendAsync(
        OpenApiRequest.Rpc(CloudProduct.Sts, Version, "GetCallerIdentity", OperationKind.Read),
        StsJsonContext.Default.GetCallerIdentityResponse, cancellationToken);

    /// <summary>A session of a role. https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole</summary>
    public Task<AssumeRoleResponse> AssumeRoleAsync(AssumeRoleRequest request, string? region, CancellationToken cancellationToken) => api.SendAsync(
        OpenApiRequest.Rpc(
            CloudProduct.Sts, Version, "AssumeRole", OperationKind.Read,
            ("RoleArn", request.RoleArn),
            ("RoleSessionName", request.RoleSessionName),
            ("DurationSeconds", OpenApiRequest.Number(request.DurationSeconds)),
            ("Policy", request.Policy),
            ("ExternalId", request.ExternalId)) with
        { Region = region },
        StsJsonContext.Default.AssumeRoleResponse, cancellationToken);

    /// <summary>
    /// A session of a role for an OIDC token; anonymous. https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
    /// </summary>
    public Task<AssumeRoleResponse> AssumeRoleWithOIDCAsync(AssumeRoleWithOIDCRequest request, string? region, CancellationToken cancellationToken)
    {
        // The token goes into the body: an address ends up in logs on its way.
        var call = OpenApiRequest.RpcForm(
            CloudProduct.Sts, Version, "AssumeRoleWithOIDC", OperationKind.Read,
            ("RoleArn", request.RoleArn),
            ("OIDCProviderArn", request.OIDCProviderArn),
            ("OIDCToken", request.OIDCToken),
            ("RoleSessionName", request.RoleSessionName),
            ("DurationSeconds", OpenApiRequest.Number(request.DurationSeconds)));
        return api.SendAsync(call with { Region = region, Anonymous = true }, StsJsonContext.Default.AssumeRoleResponse, cancellationToken);
    }
}
