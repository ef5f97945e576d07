using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Tells applications where the endpoints are and how tokens are verified.</summary>
internal sealed class DiscoveryEndpoint(OAuthAddresses addresses, OAuthKeys keys)
{
    // The same members as the cloud's document: neither user info, nor end of session, nor token authentication methods.
    public Task DescribeAsync(HttpContext http) => OAuthReply.WriteAsync(http, StatusCodes.Status200OK, new()
    {
        ["code_challenge_methods_supported"] = new JsonArray("plain", "S256"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["response_types_supported"] = new JsonArray("code"),
        ["issuer"] = addresses.Public,
        ["jwks_uri"] = addresses.Internal + OAuthEndpoints.KeysPath,
        ["revocation_endpoint"] = addresses.Internal + OAuthEndpoints.RevokePath,
        ["token_endpoint"] = addresses.Internal + OAuthEndpoints.TokenPath,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["scopes_supported"] = new JsonArray([.. OAuthRequest.AllScopes.Select(scope => JsonValue.Create(scope))]),
        ["authorization_endpoint"] = addresses.Public + OAuthEndpoints.AuthorizePath,
    });

    public Task ListKeysAsync(HttpContext http) => OAuthReply.WriteAsync(http, StatusCodes.Status200OK, keys.KeySet());
}
