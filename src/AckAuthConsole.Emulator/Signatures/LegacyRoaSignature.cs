using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>The older ROA signature: <c>Authorization: acs &lt;id&gt;:&lt;base64 of HMAC-SHA1&gt;</c>.</summary>
internal sealed record LegacyRoaSignature(RawRequest Request, string Signature, string AccessKeyId, string? SecurityToken, DateTimeOffset Date, string Nonce)
    : PresentedSignature(AccessKeyId, SecurityToken, Date, Nonce)
{
    public static LegacyRoaSignature Parse(RawRequest request, string credentials)
    {
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) throw SignatureV3.Incomplete();
        if (request.Header("x-acs-signature-method") is { } method && method != "HMAC-SHA1")
        {
            throw new ApiError(400, "InvalidSignatureMethod", "Specified signature method is not valid.", ErrorShape.Gateway);
        }
        var dateText = request.Header("date") ?? throw SignatureV3.Incomplete();
        if (!DateTimeOffset.TryParseExact(dateText, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            throw new ApiError(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.", ErrorShape.Gateway);
        }
        return new(
            request, credentials[(colon + 1)..], credentials[..colon], request.Header("x-acs-security-token"), date,
            request.Header("x-acs-signature-nonce") ?? throw SignatureV3.Incomplete());
    }

    public override void Verify(string secret)
    {
        CheckBodyHash();
        var stringToSign = StringToSign(Request);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Compute(secret, stringToSign)), Encoding.UTF8.GetBytes(Signature)))
        {
            throw new ApiError(
                400, "SignatureDoesNotMatch",
                $"Specified signature is not matched with our calculation. server string to sign is:{stringToSign}", ErrorShape.Gateway);
        }
    }

    public static string StringToSign(RawRequest request)
    {
        var text = new StringBuilder().Append(request.Method).Append('\n');
        foreach (var name in (string[])["accept", "content-md5", "content-type", "date"]) text.Append(request.Header(name)).Append('\n');
        foreach (var name in request.Headers.Keys.Select(k => k.ToLowerInvariant()).Where(k => k.StartsWith("x-acs-", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            text.Append(name).Append(':').Append(request.Header(name)).Append('\n');
        }
        text.Append(request.Path);
        if (request.Query.Count > 0)
        {
            text.Append('?').AppendJoin('&', request.Query.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        }
        return text.ToString();
    }

    [SuppressMessage("Security", "CA5350", Justification = "The protocol demands SHA-1.")]
    public static string Compute(string secret, string stringToSign) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stringToSign)));

    [SuppressMessage("Security", "CA5351", Justification = "The protocol demands MD5.")]
    private void CheckBodyHash()
    {
        if (Request.Header("content-md5") is { } claimed && claimed != Convert.ToBase64String(MD5.HashData(Request.Body.Span)))
        {
            throw new ApiError(400, "ContentMD5NotMatched", "Specified content MD5 is not matched with the body.", ErrorShape.Gateway);
        }
    }
}
