namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>What a source says when asked.</summary>
internal abstract record CredentialAnswer
{
    private CredentialAnswer()
    {
    }

    /// <summary>Credentials.</summary>
    public sealed record Found(CloudCredentials Credentials) : CredentialAnswer;

    /// <summary>This source is not set up, or cannot be used here: ask the next one.</summary>
    public sealed record Nothing(string Reason) : CredentialAnswer;

    /// <summary>
    /// This source is set up and should have worked: do not ask the next one. Going on would let the console act, without
    /// anyone noticing, as another identity than the one configured.
    /// </summary>
    public sealed record Failed(string Reason) : CredentialAnswer;
}
