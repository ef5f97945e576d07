using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AckAuthConsole.Web.Security;

/// <summary>
/// A short-lived, encrypted copy of a session's claims. The browser fetches it with its cookie and hands it to an open page whose own
/// session ended, because a circuit never sees the new cookie.
/// </summary>
internal sealed class SessionProof(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);
    private readonly IDataProtector _protector = protection.CreateProtector("AckAuthConsole.SessionProof.v1");

    /// <summary>Writes the proof of a session.</summary>
    public string Write(ClaimsPrincipal user)
    {
        var content = new SessionProofContent(clock.GetUtcNow() + s_lifetime, [.. user.Claims.Select(static c => new SessionProofClaim(c.Type, c.Value))]);
        return _protector.Protect(JsonSerializer.Serialize(content, SessionJsonContext.Default.SessionProofContent));
    }

    /// <summary>Reads a proof; null when it is forged, malformed or too old.</summary>
    public ClaimsPrincipal? Read(string? proof)
    {
        if (string.IsNullOrEmpty(proof))
            return null;

        try
        {
            var content = JsonSerializer.Deserialize(_protector.Unprotect(proof), SessionJsonContext.Default.SessionProofContent);
            return content is null || content.ValidUntil < clock.GetUtcNow()
                ? null
                : new ClaimsPrincipal(new ClaimsIdentity(content.Claims.Select(static c => new Claim(c.Type, c.Value)), "session", SessionClaims.Name, null));
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
