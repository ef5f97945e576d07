namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>A key pair, with a session token when temporary. Not a record, so that nothing ever prints the secret.</summary>
internal sealed class CloudCredentials(
    string accessKeyId, string accessKeySecret, string? securityToken, DateTimeOffset? expiration, string source)
{
    public string AccessKeyId { get; } = accessKeyId;

    public string AccessKeySecret { get; } = accessKeySecret;

    public string? SecurityToken { get; } = string.IsNullOrEmpty(securityToken) ? null : securityToken;

    /// <summary>Null: does not expire by itself.</summary>
    public DateTimeOffset? Expiration { get; } = expiration;

    /// <summary>Where it comes from, in words for people.</summary>
    public string Source { get; } = source;

    /// <summary>Names the source only.</summary>
    public override string ToString() => $"Credentials from {Source}";
}
