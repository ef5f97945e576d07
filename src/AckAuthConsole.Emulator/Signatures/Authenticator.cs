using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Signatures;

/// <summary>Finds out who made a request, in the order of checks that the cloud is thought to have.</summary>
internal sealed class Authenticator(EmulatorState state, RuntimeSettings settings, NonceMemory nonces, TimeProvider clock)
{
    /// <summary>How far a request's date may be from ours, either way.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);

    public Caller Authenticate(RawRequest request, Operation operation)
    {
        var presented = Read(request, operation.Style);
        if (presented is null)
        {
            return operation.Anonymous ? new AnonymousCaller() : throw SignatureV3.Incomplete();
        }
        var now = clock.GetUtcNow();
        if ((now - presented.Date).Duration() > MaxSkew)
        {
            throw new ApiError(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.", ErrorShape.Gateway);
        }
        KnownKey key;
        lock (state.Gate)
        {
            key = KeyRing.Find(state, presented.AccessKeyId, now)
                ?? throw new ApiError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.", ErrorShape.Gateway);
            if (!key.IsActive) throw new ApiError(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.", ErrorShape.Gateway);
            CheckToken(key.Session, presented.SecurityToken, now);
        }
        presented.Verify(key.Secret);
        if (!nonces.TryUse(presented.AccessKeyId + " " + presented.Nonce, presented.Date, now))
        {
            throw new ApiError(400, "SignatureNonceUsed", "Specified signature nonce was used already.", ErrorShape.Gateway);
        }
        return key.Caller;
    }

    private PresentedSignature? Read(RawRequest request, ApiStyle style)
    {
        if (request.Header("authorization") is { } authorization)
        {
            var space = authorization.IndexOf(' ', StringComparison.Ordinal);
            var (scheme, rest) = space < 0 ? (authorization, "") : (authorization[..space], authorization[(space + 1)..]);
            if (scheme == SignatureV3.Algorithm) return SignatureV3.Parse(request, rest);
            if (scheme == "acs" && style == ApiStyle.Roa && settings.AcceptLegacySignatures) return LegacyRoaSignature.Parse(request, rest);
            throw new ApiError(400, "InvalidSignatureMethod", "Specified signature method is not valid.", ErrorShape.Gateway);
        }
        if (style != ApiStyle.Rpc || request.Parameter("Signature") is not { } signature) return null;
        return settings.AcceptLegacySignatures
            ? LegacyRpcSignature.Parse(request, signature)
            : throw new ApiError(400, "InvalidSignatureMethod", "Specified signature method is not valid.", ErrorShape.Gateway);
    }

    private void CheckToken(StsSession? session, string? token, DateTimeOffset now)
    {
        if (session is null)
        {
            // A permanent key needs no token; one that is sent all the same belongs to something else.
            if (token is not null) throw Token("MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");
            return;
        }
        if (token is null)
        {
            throw new ApiError(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.", ErrorShape.Gateway);
        }
        if (token != session.SecurityToken)
        {
            throw state.Sessions.Values.Any(s => s.SecurityToken == token)
                ? Token("MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.")
                : Token("Malformed", "Specified SecurityToken is malformed.");
        }
        if (session.Expiration <= now) throw Token("Expired", "Specified SecurityToken is expired.");
    }

    private static ApiError Token(string what, string message) => new(400, "InvalidSecurityToken." + what, message, ErrorShape.Gateway);
}
