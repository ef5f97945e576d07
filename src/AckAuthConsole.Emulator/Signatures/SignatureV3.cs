using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>ACS3-HMAC-SHA256.</summary>
internal sealed record SignatureV3(RawRequest Request, IReadOnlyList<string> SignedHeaders, string Signature, string AccessKeyId, string? SecurityToken, DateTimeOffset Date, string Nonce)
    : PresentedSignature(AccessKeyId, SecurityToken, Date, Nonce)
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    private static readonly string[] s_required = ["host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"];

    /// <summary>Reads the Authorization header's value after the algorithm's name.</summary>
    public static SignatureV3 Parse(RawRequest request, string parameters)
    {
        string? key = null, names = null, signature = null;
        foreach (var part in parameters.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("Credential=", StringComparison.Ordinal)) key = part["Credential=".Length..];
            else if (part.StartsWith("SignedHeaders=", StringComparison.Ordinal)) names = part["SignedHeaders=".Length..];
            else if (part.StartsWith("Signature=", StringComparison.Ordinal)) signature = part["Signature=".Length..];
        }
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(names) || string.IsNullOrEmpty(signature)) throw Incomplete();
        var signedHeaders = names.Split(';').Select(n => n.Trim().ToLowerInvariant()).ToList();
        var token = request.Header("x-acs-security-token");
        if (s_required.Any(r => !signedHeaders.Contains(r)) || (token is not null && !signedHeaders.Contains("x-acs-security-token"))) throw Incomplete();
        if (signedHeaders.Any(n => !request.Headers.ContainsKey(n))) throw Incomplete();
        if (!CloudTime.TryParseUtc(request.Header("x-acs-date") ?? "", out var date))
        {
            throw new ApiError(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.", ErrorShape.Gateway);
        }
        return new(request, signedHeaders, signature, key, token, date, request.Header("x-acs-signature-nonce") ?? throw Incomplete());
    }

    public override void Verify(string secret)
    {
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(Request.Body.Span));
        if (Request.Header("x-acs-content-sha256") is var claimed && claimed != bodyHash)
        {
            throw new ApiError(
                400, "SignatureDoesNotMatch",
                $"Specified signature does not match our calculation. x-acs-content-sha256 is [{claimed}] but the body's hash is [{bodyHash}]", ErrorShape.Gateway);
        }
        var canonical = CanonicalForm.Request(Request, SignedHeaders, bodyHash);
        var stringToSign = StringToSign(canonical);
        var expected = Compute(secret, stringToSign);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Signature)))
        {
            throw new ApiError(
                400, "SignatureDoesNotMatch",
                $"Specified signature does not match our calculation. server StringToSign is [{stringToSign}] server CanonicalRequest is [{canonical}]", ErrorShape.Gateway);
        }
    }

    public static string StringToSign(string canonicalRequest) =>
        Algorithm + "\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));

    public static string Compute(string secret, string stringToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    public static ApiError Incomplete() =>
        new(400, "IncompleteSignature", "The request signature does not conform to Alibaba Cloud standards.", ErrorShape.Gateway);
}
