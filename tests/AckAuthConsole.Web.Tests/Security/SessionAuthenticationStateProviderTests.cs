using System.Globalization;
using System.Security.Claims;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Tests.Security;

public sealed class SessionAuthenticationStateProviderTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly ScriptedAccess _access = new();
    private readonly SessionRegistry _registry;
    private readonly SessionProof _proof;
    private readonly ServiceProvider _services;
    private readonly SessionAuthenticationStateProvider _provider;

    public SessionAuthenticationStateProviderTests()
    {
        _registry = new SessionRegistry(_clock);
        _proof = new SessionProof(new EphemeralDataProtectionProvider(), _clock);
        _services = new ServiceCollection().AddSingleton<IConsoleAccess>(_access).BuildServiceProvider();
        _provider = new SessionAuthenticationStateProvider(_clock, _services.GetRequiredService<IServiceScopeFactory>(), _registry, _proof, Options.Create(new SignInOptions()));
        _provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(Person("subject-1"))));
    }

    public void Dispose()
    {
        _provider.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Revalidate_WhileTheSessionHolds_ChangesNothing()
    {
        await _provider.RevalidateAsync();

        _provider.IsExpired.ShouldBeFalse();
    }

    [Fact]
    public async Task Revalidate_AfterSignOutElsewhere_KeepsThePersonButActsAsNobody()
    {
        _registry.End("session-1", _clock.GetUtcNow().AddHours(1));
        await _provider.RevalidateAsync();

        _provider.IsExpired.ShouldBeTrue();
        (await _provider.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated.ShouldBeTrue();
        (await new ConsoleSession(_provider, _access).GetIdentityAsync()).Id.ShouldBeEmpty();
    }

    [Fact]
    public async Task Revalidate_WhenTheAccountIsNoLongerServed_Expires()
    {
        _access.Answer = new Failure.Forbidden("console.other-account");

        await _provider.RevalidateAsync();

        _provider.IsExpired.ShouldBeTrue();
    }

    [Fact]
    public async Task Revalidate_WhenTheDatabaseIsAway_DoesNotThrowThePersonOut()
    {
        _access.Answer = new Failure.Unavailable(Dependency.DatabaseBusy);

        await _provider.RevalidateAsync();

        _provider.IsExpired.ShouldBeFalse();
    }

    [Fact]
    public async Task Revalidate_WhenTheCloudRefusesTheConsoleItself_DoesNotThrowThePersonOut()
    {
        _access.Answer = new Failure.Forbidden("cloud.credentials") { Cause = new CloudErrorDetail("Sts", "GetCallerIdentity", "InvalidAccessKeyId.NotFound", "", null, 404, null) };

        await _provider.RevalidateAsync();

        _provider.IsExpired.ShouldBeFalse();
    }

    [Fact]
    public async Task Time_WithoutRequestsOfTheSession_Expires_AndARequestPostponesIt()
    {
        _clock.Advance(TimeSpan.FromMinutes(29));
        _registry.Touch("session-1");
        _clock.Advance(TimeSpan.FromMinutes(29));
        await _provider.RevalidateAsync();
        _provider.IsExpired.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromMinutes(2));
        await _provider.RevalidateAsync();
        _provider.IsExpired.ShouldBeTrue();
    }

    [Theory]
    [InlineData("subject-1", true)]
    [InlineData("subject-2", false)]
    public async Task Resume_GoesOnOnlyForTheSamePerson(string subject, bool expected)
    {
        _registry.End("session-1", _clock.GetUtcNow().AddHours(1));
        await _provider.RevalidateAsync();

        var resumed = await _provider.TryResumeAsync(_proof.Write(Person(subject, "session-2")));

        resumed.ShouldBe(expected);
        _provider.IsExpired.ShouldBe(!expected);
    }

    private ClaimsPrincipal Person(string subject, string session = "session-1") => new(new ClaimsIdentity(
    [
        new(SessionClaims.Subject, subject),
        new(SessionClaims.AccountId, "1000000000000001"),
        new(SessionClaims.UserId, "200000000000000001"),
        new(SessionClaims.Type, "user"),
        new(SessionClaims.SessionId, session),
        new(SessionClaims.SignedInAt, _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
    ], "test"));

    private sealed class ScriptedAccess : IConsoleAccess
    {
        public Result<ConsoleRole> Answer { get; set; } = ConsoleRole.Member;

        public Task<Result<ConsoleRole>> RoleOfAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => Task.FromResult(Answer);

        public Task<Result<ConsoleRole>> RequireReaderAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => Task.FromResult(Answer);

        public Task<Result<ConsoleRole>> RequireAdministratorAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => Task.FromResult(Answer);

        public Task<Result<ConsoleRole>> RequireReaderOfAsync(ConsoleIdentity identity, PrincipalRef principal, CancellationToken cancellationToken) => Task.FromResult(Answer);
    }
}
