using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Authorization;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>Signed tokens of a cluster's service accounts.</summary>
internal sealed class ServiceAccountTokens
{
    public const string Issuer = "https://kubernetes.default.svc";

    private readonly ECDsa _key;

    private ServiceAccountTokens(ECDsa key) => _key = key;

    public static ServiceAccountTokens Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static ServiceAccountTokens Load(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return Create();
        }
    }

    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>The public key as JSON Web Key Set.</summary>
    public JsonObject ToKeySet()
    {
        var point = _key.ExportParameters(false).Q;
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["use"] = "sig",
                ["kty"] = "EC",
                ["kid"] = KeyId,
                ["crv"] = "P-256",
                ["alg"] = "ES256",
                ["x"] = Base64Url.EncodeToString(point.X),
                ["y"] = Base64Url.EncodeToString(point.Y),
            }),
        };
    }

    /// <summary>Signs a token.</summary>
    /// <param name="ns">Namespace of the account.</param>
    /// <param name="name">Its name.</param>
    /// <param name="uid">Its uid: an account that was made anew does not take over old tokens.</param>
    /// <param name="audiences">Who shall accept it.</param>
    /// <param name="now">Start of its life.</param>
    /// <param name="expires">End of its life.</param>
    /// <param name="bound">The object with which it ends, as <c>(kind in lower case, name, uid)</c>; null: none.</param>
    public string Issue(string ns, string name, string uid, IReadOnlyList<string> audiences, DateTimeOffset now, DateTimeOffset expires, (string Kind, string Name, string Uid)? bound = null)
    {
        var kubernetes = new JsonObject { ["namespace"] = ns, ["serviceaccount"] = new JsonObject { ["name"] = name, ["uid"] = uid } };
        if (bound is { } to) kubernetes[to.Kind] = new JsonObject { ["name"] = to.Name, ["uid"] = to.Uid };
        var claims = new JsonObject
        {
            ["aud"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]),
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["jti"] = Guid.NewGuid().ToString(),
            ["kubernetes.io"] = kubernetes,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["sub"] = $"{KubeUser.ServiceAccountPrefix}{ns}:{name}",
        };
        var head = new JsonObject { ["alg"] = "ES256", ["kid"] = KeyId };
        var text = $"{Encode(head)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <summary>The user of a token; null if it must not be believed.</summary>
    /// <param name="cluster">Where the account must still exist.</param>
    /// <param name="token">The token.</param>
    /// <param name="audiences">At least one of them must be meant; null: this API server.</param>
    public KubeUser? Read(KubeCluster cluster, string token, IReadOnlyList<string>? audiences = null)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Decode(parts[1]) is not { } claims) return null;
        var signature = new byte[Base64Url.GetMaxDecodedLength(parts[2].Length)];
        if (!Base64Url.TryDecodeFromChars(parts[2], signature, out var length)
            || !_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature.AsSpan(0, length), HashAlgorithmName.SHA256)) return null;
        var now = cluster.Now.ToUnixTimeSeconds();
        if ((long)claims["exp"]! <= now || (long)claims["nbf"]! > now) return null;
        var wanted = audiences is { Count: > 0 } ? audiences : [Issuer];
        if (claims["aud"] is not JsonArray meant || !meant.Any(audience => wanted.Contains((string?)audience))) return null;
        var kubernetes = (JsonObject)claims["kubernetes.io"]!;
        var (ns, name, uid) = ((string)kubernetes["namespace"]!, (string)kubernetes["serviceaccount"]!["name"]!, (string)kubernetes["serviceaccount"]!["uid"]!);
        if (cluster.Find("serviceaccounts", ns, name) is not { IsBeingDeleted: false } account || account.Uid != uid) return null;
        foreach (var kind in (string[])["pod", "secret"])
        {
            if (kubernetes[kind] is JsonObject bound && cluster.Find(kind + "s", ns, (string)bound["name"]!)?.Uid != (string?)bound["uid"]) return null;
        }
        var extra = new Dictionary<string, IReadOnlyList<string>> { ["authentication.kubernetes.io/credential-id"] = [$"JTI={(string)claims["jti"]!}"] };
        if (kubernetes["pod"] is JsonObject pod)
        {
            extra["authentication.kubernetes.io/pod-name"] = [(string)pod["name"]!];
            extra["authentication.kubernetes.io/pod-uid"] = [(string)pod["uid"]!];
        }
        return KubeUser.ServiceAccount(ns, name, uid) with { Extra = extra };
    }

    private string KeyId => Base64Url.EncodeToString(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()).AsSpan(0, 16));

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject? Decode(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
