using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>The key that signs tokens (RS256). It is made when first needed, so that it costs nothing at start, and lives as long as the emulator.</summary>
internal sealed class OAuthKeys : IDisposable
{
    private readonly Lazy<(RSA Rsa, string KeyId)> _key = new(Create);

    /// <summary>A signed JWT.</summary>
    /// <param name="type"><c>JWT</c> for id_tokens, <c>at+jwt</c> for access tokens, so that one cannot pass for the other.</param>
    /// <param name="claims">The payload.</param>
    public string Sign(string type, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = type, ["kid"] = _key.Value.KeyId };
        var content = $"{Encode(header)}.{Encode(claims)}";
        var signature = _key.Value.Rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a token of this emulator, or null when the token is not one of that type.</summary>
    public JsonObject? Read(string type, string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var signature = Base64Url.DecodeFromChars(parts[2]);
            var content = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            return _key.Value.Rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                && Decode(parts[0])?["typ"]?.GetValue<string>() == type
                ? Decode(parts[1])
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public JsonObject KeySet()
    {
        var parameters = _key.Value.Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = _key.Value.KeyId,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            }),
        };
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Rsa.Dispose();
        }
    }

    private static (RSA Rsa, string KeyId) Create()
    {
        var rsa = RSA.Create(2048);
        return (rsa, Base64Url.EncodeToString(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()).AsSpan(0, 12)));
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject? Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
}
