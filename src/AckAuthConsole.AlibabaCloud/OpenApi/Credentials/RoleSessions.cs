using AckAuthConsole.AlibabaCloud.Sts;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Makes role sessions by STS for the sources that need one.</summary>
internal sealed class RoleSessions(OpenApiPipeline pipeline)
{
    private const string DefaultSessionName = "ack-auth-console";

    // Only the form is checked here; STS itself judges the token.
    private const int MaxTokenBytes = 64 * 1024;

    /// <summary>AssumeRole with a key pair.</summary>
    public async ValueTask<CredentialAnswer> AssumeAsync(
        CloudCredentials caller, string roleArn, string? sessionName, int? durationSeconds, string? policy, string? externalId,
        string? region, string source, CancellationToken cancellationToken)
    {
        try
        {
            var sts = new StsClient(new OpenApiClient(pipeline, new FixedCredentialProvider(caller)));
            var reply = await sts.AssumeRoleAsync(
                new() { RoleArn = roleArn, RoleSessionName = sessionName ?? DefaultSessionName, DurationSeconds = durationSeconds, Policy = policy, ExternalId = externalId },
                region, cancellationToken).ConfigureAwait(false);
            return Answer(reply.Credentials, source);
        }
        catch (CloudApiException e)
        {
            return Refused(e, roleArn);
        }
    }

    /// <summary>AssumeRoleWithOIDC with the token that the file holds now.</summary>
    public async ValueTask<CredentialAnswer> FromTokenFileAsync(
        string roleArn, string providerArn, string tokenFile, string? sessionName, string? region, int? durationSeconds, string source,
        CancellationToken cancellationToken)
    {
        string token;
        try
        {
            if (new FileInfo(tokenFile).Length > MaxTokenBytes)
                return new CredentialAnswer.Failed($"the token file {tokenFile} is larger than any token.");
            token = (await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CredentialAnswer.Failed($"the token file {tokenFile} cannot be read.");
        }

        if (token.Length == 0)
            return new CredentialAnswer.Failed($"the token file {tokenFile} is empty.");

        try
        {
            var sts = new StsClient(new OpenApiClient(pipeline, AnonymousCredentialProvider.Instance));
            var reply = await sts.AssumeRoleWithOIDCAsync(
                new() { RoleArn = roleArn, OIDCProviderArn = providerArn, OIDCToken = token, RoleSessionName = sessionName ?? DefaultSessionName, DurationSeconds = durationSeconds },
                region, cancellationToken).ConfigureAwait(false);
            return Answer(reply.Credentials, source);
        }
        catch (CloudApiException e)
        {
            return Refused(e, roleArn);
        }
    }

    private static CredentialAnswer Answer(StsCredentials? credentials, string source) =>
        credentials is { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0, SecurityToken.Length: > 0 }
            && CloudTimes.Parse(credentials.Expiration) is { } expiration
            ? new CredentialAnswer.Found(new(credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken, expiration, source))
            : new CredentialAnswer.Failed("STS answered without complete credentials.");

    private static CredentialAnswer.Failed Refused(CloudApiException e, string roleArn) =>
        new($"STS {e.Error.Action} for {roleArn} failed with {e.Error.Code}: {e.Error.Message} (request id {e.Error.RequestId ?? "none"}).");
}
