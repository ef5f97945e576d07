namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Gives the credentials to sign with.</summary>
internal interface ICredentialProvider
{
    /// <summary>The current credentials.</summary>
    /// <exception cref="NoCredentialsException">No source gives any.</exception>
    ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the cloud called these expired; the next <see cref="GetAsync"/> asks the sources again.</summary>
    void Invalidate(CloudCredentials refused);
}
