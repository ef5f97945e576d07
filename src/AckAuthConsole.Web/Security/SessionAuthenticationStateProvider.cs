using System.Security.Claims;
using AckAuthConsole.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Security;

/// <summary>
/// The authentication state of one circuit. It looks every half minute whether the session still holds: absolute and idle lifetime,
/// sign-out elsewhere, the account. When it does not, the state is not turned into an anonymous one, since that would take the page and
/// what was typed into it away; instead the circuit is marked as expired, acts as nobody, and shows a panel over the page.
/// </summary>
internal sealed class SessionAuthenticationStateProvider : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock;
    private readonly IServiceScopeFactory _scopes;
    private readonly SessionRegistry _registry;
    private readonly SessionProof _proof;
    private readonly SignInOptions _options;
    private readonly ITimer _timer;
    private readonly DateTimeOffset _startedAt;
    private int _looking;

    public SessionAuthenticationStateProvider(
        TimeProvider clock, IServiceScopeFactory scopes, SessionRegistry registry, SessionProof proof, IOptions<SignInOptions> options)
    {
        (_clock, _scopes, _registry, _proof, _options) = (clock, scopes, registry, proof, options.Value);
        _startedAt = clock.GetUtcNow();
        _registry.Ended += OnEnded;
        _timer = clock.CreateTimer(_ => _ = RevalidateAsync(), null, s_interval, s_interval);
    }

    /// <summary>Raised when the session expired or was renewed, from any thread.</summary>
    public event Action? ExpiryChanged;

    /// <summary>Whether the session ended while the page stayed open.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>Takes the proof of a new sign-in in another tab; only the same person can go on with this page.</summary>
    public async Task<bool> TryResumeAsync(string proof)
    {
        var current = (await GetAuthenticationStateAsync()).User;
        if (_proof.Read(proof) is not { } renewed
            || renewed.FindFirstValue(SessionClaims.Subject) != current.FindFirstValue(SessionClaims.Subject)
            || renewed.FindFirstValue(SessionClaims.AccountId) != current.FindFirstValue(SessionClaims.AccountId))
            return false;

        SetAuthenticationState(Task.FromResult(new AuthenticationState(renewed)));
        IsExpired = false;
        await RevalidateAsync();
        ExpiryChanged?.Invoke();
        return !IsExpired;
    }

    /// <summary>Looks whether the session still holds.</summary>
    public async Task RevalidateAsync()
    {
        if (IsExpired || Interlocked.Exchange(ref _looking, 1) == 1)
            return;

        try
        {
            if (!await HoldsAsync((await GetAuthenticationStateAsync()).User))
                Expire();
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            // The circuit or the host ends, or the state is not set yet; there is nothing to guard.
        }
        finally
        {
            Volatile.Write(ref _looking, 0);
        }
    }

    public void Dispose()
    {
        _registry.Ended -= OnEnded;
        _timer.Dispose();
    }

    private async Task<bool> HoldsAsync(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return true;

        // The browser renews the cookie while the person works, so the cookie's requests tell activity; traffic of the circuit would not.
        var now = _clock.GetUtcNow();
        if (SessionIdentity.SignedInAt(user) is not { } since
            || now - since >= _options.AbsoluteLifetime
            || user.FindFirstValue(SessionClaims.SessionId) is not { } id
            || _registry.IsEnded(id)
            || now - (_registry.LastSeen(id) ?? _startedAt) >= _options.IdleLifetime)
            return false;

        await using var scope = _scopes.CreateAsyncScope();
        var role = await scope.ServiceProvider.GetRequiredService<IConsoleAccess>().RoleOfAsync(SessionIdentity.From(user), CancellationToken.None);

        // With a cause it is the cloud that refuses the console's own identity; nobody is thrown out for that.
        return role.Failure is not Core.Results.Failure.Forbidden { Cause: null };
    }

    private void OnEnded(string sessionId) => _ = RevalidateAsync();

    private void Expire()
    {
        IsExpired = true;
        ExpiryChanged?.Invoke();
    }
}
