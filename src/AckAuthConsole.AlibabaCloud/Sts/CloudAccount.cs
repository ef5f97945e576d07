using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OAuth;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using AckAuthConsole.AlibabaCloud.Ram;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.Sts;

/// <summary>The console's own identity by STS.</summary>
internal sealed class CloudAccount(
    StsClient sts, RamClient ram, ICredentialProvider credentials, CloudEndpoints endpoints, OAuthEndpoints oauth, IOptions<CloudOptions> options) : ICloudAccount
{
    private volatile Known? _known;

    public bool IsEmulated => options.Value.Mode == CloudMode.Emulated;

    public IReadOnlyList<KeyValuePair<string, string>> Endpoints =>
    [
        .. Enum.GetValues<CloudProduct>().Select(p => KeyValuePair.Create(CloudFailures.ProductCode(p), Origin(endpoints.Resolve(p, null)))),
        KeyValuePair.Create("OAuth", Origin(oauth.Authorization)),
    ];

    public Task<Result<CloudIdentity>> GetIdentityAsync(CancellationToken cancellationToken) => CloudFailures.RunAsync(async () =>
    {
        string keyId;
        try
        {
            keyId = (await credentials.GetAsync(cancellationToken).ConfigureAwait(false)).AccessKeyId;
        }
        catch (NoCredentialsException e)
        {
            throw new CloudApiException(
                CloudError.Local(CloudErrorKind.NoCredentials, CloudProduct.Sts, "GetCallerIdentity", "NoCredentials", e.Message), e);
        }

        if (_known is { } known && known.AccessKeyId == keyId)
            return known.Identity;

        var reply = await sts.GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false);
        var identity = ToIdentity(reply);
        _known = new Known(keyId, identity);
        return identity;
    });

    public async Task<Result<string?>> GetAliasAsync(CancellationToken cancellationToken)
    {
        var result = await CloudFailures.RunAsync(
            async () => (await ram.GetAccountAliasAsync(cancellationToken).ConfigureAwait(false)).AccountAlias, "account-alias").ConfigureAwait(false);
        return result.Failure is Failure.NotFound or Failure.Forbidden { Reason: "cloud.ram-denied" } ? Result.Success<string?>(null) : result;
    }

    internal static CloudIdentity ToIdentity(GetCallerIdentityResponse reply)
    {
        if (string.IsNullOrEmpty(reply.AccountId))
            throw Unreadable(reply, "no account id");

        var arn = reply.Arn ?? "";
        switch (reply.IdentityType)
        {
            case "Account":
                return new CloudIdentity(CloudIdentityKind.Account, reply.AccountId, arn, null, null);

            case "RAMUser" when PrincipalId.TryParse(reply.UserId ?? reply.PrincipalId, out var userId):
                return new CloudIdentity(
                    CloudIdentityKind.RamUser, reply.AccountId, arn, new PrincipalRef(PrincipalKind.RamUser, userId), NameAfter(arn, ":user/"));

            // The principal id of a session is ROLE-ID:SESSION-NAME.
            case "AssumedRoleUser" when PrincipalId.TryParse(reply.RoleId ?? reply.PrincipalId?.Split(':')[0], out var roleId):
                return new CloudIdentity(
                    CloudIdentityKind.RoleSession, reply.AccountId, arn, new PrincipalRef(PrincipalKind.RamRole, roleId),
                    NameAfter(arn, ":assumed-role/") ?? NameAfter(arn, ":role/"));

            default:
                throw Unreadable(reply, $"an identity of type '{reply.IdentityType}'");
        }
    }

    private static string? NameAfter(string arn, string marker)
    {
        var start = arn.IndexOf(marker, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var name = arn[(start + marker.Length)..].Split('/')[0];
        return name.Length > 0 ? name : null;
    }

    private static CloudApiException Unreadable(GetCallerIdentityResponse reply, string what) => new(
        CloudError.Local(CloudErrorKind.BadReply, CloudProduct.Sts, "GetCallerIdentity", "UnreadableResponse", $"STS named {what}.") with { RequestId = reply.RequestId });

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private sealed record Known(string AccessKeyId, CloudIdentity Identity);
}
