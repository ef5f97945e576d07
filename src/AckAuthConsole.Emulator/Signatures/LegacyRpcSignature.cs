using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>The older RPC signature: HMAC-SHA1 over the sorted parameters, given as parameter <c>Signature</c>.</summary>
internal sealed record LegacyRpcSignature(RawRequest Request, string Signature, string AccessKeyId, string? SecurityToken, DateTimeOffset Date, string Nonce)
    : PresentedSignature(AccessKeyId, SecurityToken, Date, Nonce)
{
    public static LegacyRpcSignature Parse(RawRequest request, string signature)
    {
        if (request.Parameter("SignatureMethod") is { } method && method != "HMAC-SHA1")
        {
            throw new ApiError(400, "InvalidSignatureMethod", "Specified signature method is not valid.", ErrorShape.Gateway);
        }
        var timestamp = request.Parameter("Timestamp") ?? throw SignatureV3.Incomplete();
        if (!CloudTime.TryParseUtc(timestamp, out var date))
        {
            throw new ApiError(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.", ErrorShape.Gateway);
        }
        return new(
            request, signature, request.Parameter("AccessKeyId") ?? throw SignatureV3.Incomplete(), request.Parameter("SecurityToken"), date,
            request.Parameter("SignatureNonce") ?? throw SignatureV3.Incomplete());
    }

    public override void Verify(string secret)
    {
        var stringToSign = StringToSign(Request.Method, Request.Query.Concat(Request.Form));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Compute(secret, stringToSign)), Encoding.UTF8.GetBytes(Signature)))
        {
            throw new ApiError(
                400, "SignatureDoesNotMatch",
                $"Specified signature is not matched with our calculation. server string to sign is:{stringToSign}", ErrorShape.Gateway);
        }
    }

    public static string StringToSign(string method, IEnumerable<KeyValuePair<string, string>> parameters) =>
        $"{method}&%2F&{Uri.EscapeDataString(CanonicalForm.Query(parameters.Where(p => p.Key != "Signature")))}";

    [SuppressMessage("Security", "CA5350", Justification = "The protocol demands SHA-1.")]
    public static string Compute(string secret, string stringToSign) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(stringToSign)));
}
