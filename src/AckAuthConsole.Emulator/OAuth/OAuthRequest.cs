using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>The parameters of the authorize endpoint, from the query or from the page's own form.</summary>
internal sealed class OAuthRequest(Func<string, string?> read)
{
    /// <summary>What the page carries along in its forms.</summary>
    public static readonly IReadOnlyList<string> CarriedNames =
        ["client_id", "redirect_uri", "response_type", "scope", "state", "access_type", "prompt", "code_challenge", "code_challenge_method"];

    /// <summary>Every scope that the application has.</summary>
    public static readonly IReadOnlyList<string> AllScopes = ["openid", "aliuid", "profile"];

    public string? ClientId => read("client_id");

    public string? RedirectUri => read("redirect_uri");

    public string? State => read("state");

    public string? Challenge => read("code_challenge");

    public bool ChallengeIsHashed => read("code_challenge_method") == "S256";

    public bool IsOffline => read("access_type") == "offline";

    /// <summary>What can be granted of what was asked for; without a wish everything.</summary>
    public IReadOnlyList<string> Scopes => read("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } wished
        ? [.. AllScopes.Where(wished.Contains)]
        : AllScopes;

    public static OAuthRequest From(IQueryCollection query) => new(name => query.TryGetValue(name, out var value) && value is [{ Length: > 0 } text] ? text : null);

    public static OAuthRequest From(IFormCollection form) => new(name => form.TryGetValue(name, out var value) && value is [{ Length: > 0 } text] ? text : null);

    /// <summary>The parameters to carry along, those that were given.</summary>
    public IEnumerable<(string Name, string Value)> Carried() => CarriedNames.Where(name => read(name) is not null).Select(name => (name, read(name)!));

    /// <summary>What is wrong with the request and may be told to the application; null if nothing is.</summary>
    public (string Error, string Description)? FindFault()
    {
        if (read("response_type") != "code")
        {
            return ("unsupported_response_type", "response_type must be code");
        }

        if (read("access_type") is not (null or "online" or "offline"))
        {
            return ("invalid_request", "access_type must be online or offline");
        }

        if (read("code_challenge_method") is not (null or "plain" or "S256"))
        {
            return ("invalid_request", "code_challenge_method must be plain or S256");
        }

        if (Challenge is { } challenge && !IsVerifier(challenge))
        {
            return ("invalid_request", "code_challenge must be 43 to 128 characters of A-Za-z0-9-._~");
        }

        return Scopes.Count == 0 ? ("invalid_scope", $"scope must name some of {string.Join(' ', AllScopes)}") : null;
    }

    /// <summary>The address of the application with an answer added.</summary>
    public string Answer(params ReadOnlySpan<(string Name, string? Value)> answer)
    {
        var address = RedirectUri!;
        foreach (var (name, value) in answer)
        {
            address = QueryHelpers.AddQueryString(address, name, value ?? "");
        }

        return State is { } state ? QueryHelpers.AddQueryString(address, "state", state) : address;
    }

    /// <summary>Whether a PKCE verifier belongs to the challenge of a grant.</summary>
    public static bool Proves(OAuthGrant grant, string? verifier)
    {
        if (grant.Challenge is null)
        {
            // A verifier nobody waits for means that the challenge got lost on its way.
            return verifier is null;
        }

        if (verifier is null || !IsVerifier(verifier))
        {
            return false;
        }

        var proof = grant.ChallengeIsHashed ? WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) : verifier;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(grant.Challenge));
    }

    private static bool IsVerifier(string text) => text.Length is >= 43 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');
}
