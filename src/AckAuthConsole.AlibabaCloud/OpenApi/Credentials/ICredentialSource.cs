namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>One source of the chain.</summary>
internal interface ICredentialSource
{
    /// <summary>Its name in messages.</summary>
    string Name { get; }

    ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken);
}
