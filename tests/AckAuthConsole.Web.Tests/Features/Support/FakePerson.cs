using System.Security.Claims;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace AckAuthConsole.Web.Tests.Features.Support;

/// <summary>A signed-in RAM user.</summary>
internal sealed class FakePerson : AuthenticationStateProvider
{
    public const string UserId = "2001";

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(SessionClaims.Subject, "subject-of-platform-admin"),
            new Claim(SessionClaims.AccountId, "1000"),
            new Claim(SessionClaims.UserId, UserId),
            new Claim(SessionClaims.Type, "user"),
            new Claim(SessionClaims.Name, "platform-admin"),
        ],
        "test"))));
}
