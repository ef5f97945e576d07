using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Gives tokens for codes and refresh tokens, ends them, and tells who a token stands for.</summary>
internal sealed class TokenEndpoint(EmulatorOptions options, OAuthAddresses addresses, OAuthKeys keys, OAuthStore store, OAuthIdentities identities, TimeProvider clock)
{
    private const string IdTokenType = "JWT";
    private const string AccessTokenType = "at+jwt";
    private const int TokenSeconds = 3600;

    public async Task ExchangeAsync(HttpContext http)
    {
        if (await ReadFormAsync(http) is not { } form)
        {
            return;
        }

        switch (Field(form, "grant_type"))
        {
            case "authorization_code":
                await ExchangeCodeAsync(http, form);
                break;
            case "refresh_token":
                await RefreshAsync(http, form);
                break;
            default:
                await OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
                break;
        }
    }

    public async Task RevokeAsync(HttpContext http)
    {
        if (await ReadFormAsync(http) is { } form)
        {
            store.Revoke(Field(form, "token") ?? "");
            await OAuthReply.WriteAsync(http, StatusCodes.Status200OK, []);
        }
    }

    public Task DescribeUserAsync(HttpContext http)
    {
        const string Bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        var claims = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? keys.Read(AccessTokenType, header[Bearer.Length..].Trim()) : null;
        if (claims is null
            || claims["exp"]!.GetValue<long>() <= clock.GetUtcNow().ToUnixTimeSeconds()
            || !identities.IsAlive(claims["holder_type"]!.GetValue<string>(), claims["holder"]!.GetValue<string>()))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return OAuthReply.WriteErrorAsync(http, StatusCodes.Status401Unauthorized, "invalid_token", "the access token is missing, wrong or expired");
        }

        return OAuthReply.WriteAsync(http, StatusCodes.Status200OK, claims["user"]!.DeepClone().AsObject());
    }

    private Task ExchangeCodeAsync(HttpContext http, IFormCollection form)
    {
        // Taken before anything is compared: a code that was tried wrongly is spent too.
        var grant = store.TakeCode(Field(form, "code") ?? "");
        if (grant is null)
        {
            return OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "invalid_grant", "the code is unknown, used or expired");
        }

        if (grant.RedirectUri != Field(form, "redirect_uri"))
        {
            return OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "invalid_grant", "redirect_uri differs from the one of the authorization request");
        }

        if (!OAuthRequest.Proves(grant, Field(form, "code_verifier")))
        {
            return OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "invalid_grant", "code_verifier does not fit the code_challenge");
        }

        var reply = Tokens(grant);
        if (grant.IsOffline)
        {
            reply["refresh_token"] = store.AddRefreshToken(grant);
        }

        if (grant.Scopes.Contains("openid"))
        {
            reply["id_token"] = keys.Sign(IdTokenType, IdClaims(grant));
        }

        reply["scope"] = string.Join(' ', grant.Scopes);
        return OAuthReply.WriteAsync(http, StatusCodes.Status200OK, reply);
    }

    private Task RefreshAsync(HttpContext http, IFormCollection form)
    {
        var grant = store.FindRefreshToken(Field(form, "refresh_token") ?? "");
        return grant is null || !identities.IsAlive(grant.Identity.Type, grant.Identity.Uid)
            ? OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "invalid_grant", "the refresh token is unknown, revoked or expired")
            : OAuthReply.WriteAsync(http, StatusCodes.Status200OK, Tokens(grant));
    }

    private JsonObject Tokens(OAuthGrant grant)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var access = new JsonObject
        {
            ["iss"] = addresses.Public,
            ["client_id"] = options.OAuthClientId,
            ["iat"] = now,
            ["exp"] = now + TokenSeconds,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["holder"] = grant.Identity.Uid,
            ["holder_type"] = grant.Identity.Type,
            ["user"] = grant.Identity.Claims(grant.Scopes),
        };
        return new()
        {
            ["access_token"] = keys.Sign(AccessTokenType, access),
            ["token_type"] = "Bearer",
            // A string, as in the cloud's samples.
            ["expires_in"] = TokenSeconds.ToString(CultureInfo.InvariantCulture),
        };
    }

    private JsonObject IdClaims(OAuthGrant grant)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = grant.Identity.Claims(grant.Scopes);
        claims["iss"] = addresses.Public;
        claims["aud"] = options.OAuthClientId;
        claims["iat"] = now;
        claims["exp"] = now + TokenSeconds;
        return claims;
    }

    // Null when the call was already answered with an error.
    private async Task<IFormCollection?> ReadFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            await OAuthReply.WriteErrorAsync(http, StatusCodes.Status400BadRequest, "invalid_request", "the body must be a form");
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Field(form, "client_id") == options.OAuthClientId && IsSecret(Field(form, "client_secret")))
        {
            return form;
        }

        await OAuthReply.WriteErrorAsync(http, StatusCodes.Status401Unauthorized, "invalid_client", "client_id or client_secret is wrong");
        return null;
    }

    private bool IsSecret(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.OAuthClientSecret));

    private static string? Field(IFormCollection form, string name) => form.TryGetValue(name, out var value) && value is [{ Length: > 0 } text] ? text : null;
}
