namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Always the same credentials: those of the configuration, or those with which a role is assumed.</summary>
internal sealed class FixedCredentialProvider(CloudCredentials credentials) : ICredentialProvider
{
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);

    public void Invalidate(CloudCredentials refused)
    {
        // There is nothing else to fall back to.
    }
}
