namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Environment variables.</summary>
internal sealed class EnvironmentSource(CredentialEnvironment environment) : ICredentialSource
{
    public string Name => "environment variables";

    public ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
    {
        var id = environment["ALIBABA_CLOUD_ACCESS_KEY_ID"];
        var secret = environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"];
        CredentialAnswer answer = (id, secret) switch
        {
            (null, _) => new CredentialAnswer.Nothing("ALIBABA_CLOUD_ACCESS_KEY_ID is not set."),
            (_, null) => new CredentialAnswer.Nothing("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set."),
            _ => new CredentialAnswer.Found(new(id, secret, environment["ALIBABA_CLOUD_SECURITY_TOKEN"], null, Name)),
        };
        return ValueTask.FromResult(answer);
    }
}
