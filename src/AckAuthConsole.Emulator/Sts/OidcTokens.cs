using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Sts;

/// <summary>What a checked OIDC token says.</summary>
internal sealed record OidcToken(string Issuer, IReadOnlyList<string> Audiences, string Subject, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>
/// Issues and checks the tokens of the emulator's OIDC providers. All of them sign with one key, since the emulator is every cluster's token issuer.
/// </summary>
internal sealed class OidcTokens : IDisposable
{
    // Made when first needed: RSA keys are slow, and most runs never ask for one.
    private readonly Lazy<RSA> _key = new(() => RSA.Create(2048));

    public string Issue(string issuer, string audience, string subject, DateTimeOffset now, TimeSpan lifetime)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "emulator-oidc" };
        var claims = new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = new JsonArray(audience),
            ["sub"] = subject,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
        };
        var content = Encode(header) + "." + Encode(claims);
        lock (_key)
        {
            var signature = _key.Value.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return content + "." + Base64Url.EncodeToString(signature);
        }

        static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    /// <summary>Checks signature, issuer, audience and time.</summary>
    public OidcToken Check(string token, OidcProvider provider, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) throw Invalid("it is not a JWT");
        JsonObject claims;
        bool signed;
        try
        {
            if (Parse(parts[0])["alg"]?.GetValue<string>() != "RS256") throw Invalid("its algorithm is not RS256");
            claims = Parse(parts[1]);
            var content = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
            lock (_key) signed = _key.Value.VerifyData(content, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw Invalid("it is not a JWT");
        }
        if (!signed) throw Invalid("its signature is wrong");
        var read = Read(claims);
        if (read.Issuer != provider.Issuer) throw Invalid("its issuer is not the provider's");
        if (!read.Audiences.Any(provider.ClientIds.Contains)) throw Invalid("its audience is not registered with the provider");
        if (read.ExpiresAt <= now) throw new ApiError(400, "AuthenticationFail.OIDCToken.Expired", "This JWT token has expired.");
        return read;
    }

    public void Dispose()
    {
        if (_key.IsValueCreated) _key.Value.Dispose();
    }

    private static JsonObject Parse(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject ?? throw new FormatException();

    private static OidcToken Read(JsonObject claims)
    {
        try
        {
            IReadOnlyList<string> audiences = claims["aud"] is JsonArray array ? [.. array.Select(a => a!.GetValue<string>())] : [claims["aud"]!.GetValue<string>()];
            return new(
                claims["iss"]!.GetValue<string>(), audiences, claims["sub"]!.GetValue<string>(),
                DateTimeOffset.FromUnixTimeSeconds(claims["iat"]!.GetValue<long>()), DateTimeOffset.FromUnixTimeSeconds(claims["exp"]!.GetValue<long>()));
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException)
        {
            throw Invalid("it lacks one of iss, aud, sub, iat, exp");
        }
    }

    private static ApiError Invalid(string why) => new(400, "AuthenticationFail.OIDCToken.Invalid", $"The OIDC token is invalid: {why}.");
}
