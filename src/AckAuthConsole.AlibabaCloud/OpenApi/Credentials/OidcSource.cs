namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>RRSA: a pod's service account token is exchanged for a role session.</summary>
internal sealed class OidcSource(CredentialEnvironment environment, RoleSessions sessions) : ICredentialSource
{
    public string Name => "OIDC (RRSA)";

    public ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
    {
        string[] needed = ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];
        var missing = needed.FirstOrDefault(name => environment[name] is null);
        if (missing is not null)
            return ValueTask.FromResult<CredentialAnswer>(new CredentialAnswer.Nothing($"{missing} is not set."));

        return sessions.FromTokenFileAsync(
            environment[needed[0]]!, environment[needed[1]]!, environment[needed[2]]!,
            environment["ALIBABA_CLOUD_ROLE_SESSION_NAME"], environment["ALIBABA_CLOUD_STS_REGION"], durationSeconds: null, Name, cancellationToken);
    }
}
