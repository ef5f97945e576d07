using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>What was agreed on at the authorize page.</summary>
/// <param name="Identity">Who signed in.</param>
/// <param name="Scopes">What was granted.</param>
/// <param name="RedirectUri">Where the code went.</param>
/// <param name="Challenge">The PKCE challenge; null without PKCE.</param>
/// <param name="ChallengeIsHashed">True for <c>S256</c>, false for <c>plain</c>.</param>
/// <param name="IsOffline">Whether a refresh token was asked for.</param>
/// <param name="ExpiresAt">When the code or token ends.</param>
internal sealed record OAuthGrant(
    OAuthIdentity Identity,
    IReadOnlyList<string> Scopes,
    string RedirectUri,
    string? Challenge,
    bool ChallengeIsHashed,
    bool IsOffline,
    DateTimeOffset ExpiresAt);

/// <summary>Codes and refresh tokens that were given out and not used up.</summary>
internal sealed class OAuthStore(TimeProvider clock)
{
    /// <summary>How long a code can be exchanged.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);

    /// <summary>How long a refresh token works.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromSeconds(2_592_000);

    private readonly ConcurrentDictionary<string, OAuthGrant> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OAuthGrant> _refreshTokens = new(StringComparer.Ordinal);

    /// <summary>A code for a grant, good once.</summary>
    public string AddCode(OAuthGrant grant) => Add(_codes, grant);

    /// <summary>Takes a code: a second attempt finds nothing.</summary>
    public OAuthGrant? TakeCode(string code) => _codes.TryRemove(code, out var grant) && grant.ExpiresAt > clock.GetUtcNow() ? grant : null;

    /// <summary>A refresh token for a grant.</summary>
    public string AddRefreshToken(OAuthGrant grant) => Add(_refreshTokens, grant with { ExpiresAt = clock.GetUtcNow() + RefreshLife });

    /// <summary>The grant of a refresh token that is still good.</summary>
    public OAuthGrant? FindRefreshToken(string token) => _refreshTokens.TryGetValue(token, out var grant) && grant.ExpiresAt > clock.GetUtcNow() ? grant : null;

    /// <summary>Ends a refresh token; one that is unknown has ended already.</summary>
    public void Revoke(string token) => _refreshTokens.TryRemove(token, out _);

    private string Add(ConcurrentDictionary<string, OAuthGrant> store, OAuthGrant grant)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, kept) in store)
        {
            if (kept.ExpiresAt <= now)
            {
                store.TryRemove(old, out _);
            }
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        store[key] = grant;
        return key;
    }
}
