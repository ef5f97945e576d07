using AckAuthConsole.AlibabaCloud.Configuration;

namespace AckAuthConsole.AlibabaCloud.OAuth;

/// <summary>The addresses of RAM OAuth sign-in: one that the browser is sent to, the others called by the console itself.</summary>
public sealed record OAuthEndpoints
{
    private OAuthEndpoints()
    {
    }

    /// <summary>Where the browser goes to sign in.</summary>
    public required Uri Authorization { get; init; }

    /// <summary>Exchanges the code for tokens.</summary>
    public required Uri Token { get; init; }

    /// <summary>The claims of an access token; not named in the vendor's discovery document.</summary>
    public required Uri UserInfo { get; init; }

    /// <summary>The keys that sign id_tokens.</summary>
    public required Uri Keys { get; init; }

    /// <summary>The discovery document.</summary>
    public required Uri Discovery { get; init; }

    /// <summary>
    /// The accepted <c>iss</c> values. Two for the international site, because the vendor's own pages contradict each other there.
    /// </summary>
    public required IReadOnlyList<string> Issuers { get; init; }

    /// <summary>
    /// The site's addresses, or those of <see cref="CloudEndpointOptions.OAuthPublic"/> and <see cref="CloudEndpointOptions.OAuthInternal"/>
    /// (in emulated mode <see cref="CloudEndpointOptions.Default"/> stands in for a missing public address).
    /// </summary>
    public static OAuthEndpoints For(CloudOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // In live mode the default address may be a gateway for the products; sign-in keeps its own hosts then.
        var publicAddress = FirstSet(options.Endpoints.OAuthPublic, options.Mode == CloudMode.Emulated ? options.Endpoints.Default : null);
        if (publicAddress is not null)
        {
            var browser = new Uri(publicAddress);
            var console = new Uri(FirstSet(options.Endpoints.OAuthInternal) ?? publicAddress);

            // The issuer is a name, the public address; it does not change with the way the console takes.
            return Build(browser, console, [browser.GetLeftPart(UriPartial.Authority)]);
        }

        return options.Site == CloudSite.China
            ? Build(new("https://signin.aliyun.com"), new("https://oauth.aliyun.com"), ["https://oauth.aliyun.com"])
            : Build(
                new("https://signin.alibabacloud.com"), new("https://oauth.alibabacloud.com"),
                ["https://oauth.alibabacloud.com", "https://oauth.aliyun.com"]);
    }

    private static OAuthEndpoints Build(Uri browser, Uri console, IReadOnlyList<string> issuers) => new()
    {
        Authorization = new(browser, "/oauth2/v1/auth"),
        Token = new(console, "/v1/token"),
        UserInfo = new(console, "/v1/userinfo"),
        Keys = new(console, "/v1/keys"),
        Discovery = new(console, "/.well-known/openid-configuration"),
        Issuers = issuers,
    };

    private static string? FirstSet(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
                return value.Trim();
        }

        return null;
    }
}
