namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>For clients that only make anonymous calls.</summary>
internal sealed class AnonymousCredentialProvider : ICredentialProvider
{
    public static readonly AnonymousCredentialProvider Instance = new();

    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) =>
        throw new NoCredentialsException("This client makes anonymous calls only.");

    public void Invalidate(CloudCredentials refused)
    {
        // It holds none.
    }
}
