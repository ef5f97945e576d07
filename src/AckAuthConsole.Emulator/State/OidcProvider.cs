namespace AckAuthConsole.Emulator.State;

/// <summary>An OIDC identity provider of the account, whose tokens AssumeRoleWithOIDC takes.</summary>
internal sealed class OidcProvider
{
    public required string Name { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Accepted audiences.</summary>
    public List<string> ClientIds { get; set; } = ["sts.aliyuncs.com"];
}
