using AckAuthConsole.AlibabaCloud.OAuth;
using Microsoft.IdentityModel.Tokens;

namespace AckAuthConsole.Web.Security;

/// <summary>The keys that sign id_tokens: fetched when first needed, and again when a token names one that is not known, at most every ten seconds.</summary>
internal sealed class SigningKeys(IHttpClientFactory clients, OAuthEndpoints endpoints, TimeProvider clock) : IDisposable
{
    /// <summary>The HTTP client for the sign-in service.</summary>
    public const string ClientName = "sign-in";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    // A key that the service withdrew must not be believed until the console starts again.
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<SecurityKey> _keys = [];
    private long? _fetchedAt;

    /// <summary>The keys, fresh enough to hold the one that is named.</summary>
    public async Task<IReadOnlyList<SecurityKey>> GetAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (Holds(keyId) && IsYoungerThan(s_life))
            return _keys;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Unknown key ids come from outside; they must not make the console ask without end.
            if ((Holds(keyId) && IsYoungerThan(s_life)) || IsYoungerThan(s_pause))
                return _keys;

            var client = clients.CreateClient(ClientName);
            var document = await client.GetStringAsync(endpoints.Keys, cancellationToken);
            _keys = [.. new JsonWebKeySet(document).GetSigningKeys()];
            _fetchedAt = clock.GetTimestamp();
            return _keys;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private bool IsYoungerThan(TimeSpan age) => _fetchedAt is { } at && clock.GetElapsedTime(at) < age;

    private bool Holds(string? keyId) => _keys.Count > 0 && (string.IsNullOrEmpty(keyId) || _keys.Any(k => k.KeyId == keyId));
}
