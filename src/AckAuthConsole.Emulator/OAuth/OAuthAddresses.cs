namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Under which addresses the endpoints are announced: one for people's browsers, one for the application's server.</summary>
internal sealed class OAuthAddresses(EmulatorOptions options, EmulatorAddresses listening)
{
    /// <summary>For browsers, without a slash at the end; also the issuer of tokens.</summary>
    public string Public => Trimmed(options.OAuthPublicAddress ?? Reachable(listening.Http!));

    /// <summary>For servers, without a slash at the end.</summary>
    public string Internal => Trimmed(options.OAuthInternalAddress ?? options.OAuthPublicAddress ?? Reachable(listening.Http!));

    /// <summary>The path under which a browser finds the authorize page, which a proxy may have put below another one.</summary>
    public string AuthorizePath => new Uri(Public).AbsolutePath.TrimEnd('/') + OAuthEndpoints.AuthorizePath;

    /// <summary>Whether an application may be called back there: an exact match, or any loopback address when none is registered.</summary>
    public bool IsRegistered(string? redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Fragment.Length == 0
        && (options.OAuthRedirectUris.Count == 0 ? uri.IsLoopback : options.OAuthRedirectUris.Any(registered => registered.AbsoluteUri == uri.AbsoluteUri));

    private static string Trimmed(Uri address) => address.AbsoluteUri.TrimEnd('/');

    // Listening on all addresses is not an address that a browser can open.
    private static Uri Reachable(Uri address) => address.Host is "0.0.0.0" or "[::]" ? new UriBuilder(address) { Host = "localhost" }.Uri : address;
}
