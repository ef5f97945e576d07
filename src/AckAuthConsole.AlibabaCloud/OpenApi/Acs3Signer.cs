using System.Security.Cryptography;
using System.Text;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>
/// Signature version 3, ACS3-HMAC-SHA256. Pure: the same input gives the same signature.
/// Reference: "V3 version request body and signature mechanism", https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature.
/// </summary>
internal static class Acs3Signer
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>The canonical request and the list of signed headers. Header names are in lower case; only x-acs-*, host and content-type count.</summary>
    public static (string Canonical, string SignedHeaders) CanonicalRequest(
        string method, string path, string canonicalQuery, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash)
    {
        var signed = headers
            .Where(static h => h.Key.StartsWith("x-acs-", StringComparison.Ordinal) || h.Key is "host" or "content-type")
            .GroupBy(static h => h.Key, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => (Name: g.Key, Value: string.Join(',', g.Select(static h => h.Value.Trim()).Order(StringComparer.Ordinal))))
            .ToList();

        var names = string.Join(';', signed.Select(static h => h.Name));
        var canonical = new StringBuilder(512)
            .Append(method).Append('\n')
            .Append(path).Append('\n')
            .Append(canonicalQuery).Append('\n');
        foreach (var (name, value) in signed)
            canonical.Append(name).Append(':').Append(value).Append('\n');
        canonical.Append('\n').Append(names).Append('\n').Append(payloadHash);

        return (canonical.ToString(), names);
    }

    public static string Sign(string canonicalRequest, string accessKeySecret)
    {
        var stringToSign = $"{Algorithm}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessKeySecret), Encoding.UTF8.GetBytes(stringToSign)));
    }

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
