using System.Security.Claims;
using AckAuthConsole.AlibabaCloud.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AckAuthConsole.Web.Security;

/// <summary>Checks an id_token of RAM OAuth: signature by RS256, issuer, audience, lifetime, and that it says who it is about.</summary>
internal sealed partial class IdTokenValidator(
    SigningKeys keys, OAuthEndpoints endpoints, IOptions<SignInOptions> options, TimeProvider clock, ILogger<IdTokenValidator> logger)
{
    private const int MaxLength = 16 * 1024;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>The claims; null when the token is not to be believed.</summary>
    public async Task<ClaimsIdentity?> ValidateAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || token.Length > MaxLength || !_handler.CanReadToken(token))
            return null;

        var signingKeys = await keys.GetAsync(KeyIdOf(token), cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            IssuerSigningKeys = signingKeys,
            ValidIssuers = endpoints.Issuers,
            ValidAudience = options.Value.ClientId,
            RequireExpirationTime = true,
            LifetimeValidator = IsInTime,
            NameClaimType = SessionClaims.Name,
            AuthenticationType = "ram-oauth",
        });
        if (!result.IsValid)
        {
            Log.Refused(logger, result.Exception?.GetType().Name ?? "unknown");
            return null;
        }

        var identity = result.ClaimsIdentity;
        return SessionIdentity.From(new ClaimsPrincipal(identity)) == SessionIdentity.Nobody ? null : identity;
    }

    private string? KeyIdOf(string token)
    {
        try
        {
            return _handler.ReadJsonWebToken(token).Kid;
        }
        catch (ArgumentException)
        {
            // Not a token at all; validation says so.
            return null;
        }
    }

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var skew = options.Value.ClockSkew;
        return expires is { } end && now < end + skew && (notBefore is not { } start || now >= start - skew);
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Warning, "An id_token was refused: {Reason}.")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
