using System.Security.Claims;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace AckAuthConsole.Web.Tests.Security;

public sealed class SessionProofTests
{
    private readonly FakeClock _clock = new();
    private readonly SessionProof _proof;

    public SessionProofTests() => _proof = new SessionProof(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void Read_GivesTheClaimsBack() => _proof.Read(_proof.Write(Person()))!.FindFirstValue("sub").ShouldBe("subject-1");

    [Fact]
    public void Read_AfterAMinute_RefusesIt()
    {
        var text = _proof.Write(Person());
        _clock.Advance(TimeSpan.FromSeconds(61));

        _proof.Read(text).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("forged")]
    public void Read_OfAnythingElse_RefusesIt(string? text) => _proof.Read(text).ShouldBeNull();

    private static ClaimsPrincipal Person() => new(new ClaimsIdentity([new Claim("sub", "subject-1")], "test"));
}
