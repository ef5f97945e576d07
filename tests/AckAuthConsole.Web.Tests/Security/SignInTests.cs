using System.Net;
using System.Security.Cryptography;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Security;
using AckAuthConsole.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Security;

public sealed class SignInTests
{
    [Fact]
    public async Task SignIn_AgainstTheEmulator_OpensASessionAndIsRecorded()
    {
        await using var console = new ConsoleFactory();

        using var browser = await console.SignInAsync(ConsoleFactory.Administrator);

        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var line = (await LinesAsync(console)).ShouldHaveSingleItem();
        line.Action.ShouldBe(AuditActions.SignIn);
        line.Actor.Id.ShouldBe("200000000000000001");
        line.Outcome.ShouldBe(AuditOutcome.Succeeded);
    }

    [Fact]
    public async Task SignIn_SetsACookieThatScriptsAndOtherSitesCannotUse()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await ConsoleFactory.SignInAsync(browser, ConsoleFactory.Member);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ack-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
    }

    [Fact]
    public async Task SignIn_OverHttps_UsesTheHostPrefixAndASecureCookie()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        await using var console = Console(service);
        using var browser = console.CreateBrowser("https://localhost");

        using var answer = await ScriptedSignInService.SignInAsync(browser);

        answer.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("__Host-ack-session=", StringComparison.Ordinal) && c.Contains("secure"));
    }

    [Fact]
    public async Task SignIn_SendsTheVerifierOfPkce()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        await using var console = Console(service);
        using var browser = console.CreateBrowser();

        using var answer = await ScriptedSignInService.SignInAsync(browser);

        answer.Headers.Location!.ToString().ShouldBe("/");
        service.CodeVerifier.ShouldNotBeNull().Length.ShouldBeGreaterThanOrEqualTo(43);
    }

    [Fact]
    public async Task SignIn_OfAnotherAccount_IsRefusedAndRecorded()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        service.Claims["aid"] = "1999999999999999";
        await using var console = Console(service);
        using var browser = console.CreateBrowser();

        using var answer = await ScriptedSignInService.SignInAsync(browser);

        answer.Headers.Location!.ToString().ShouldBe("/access-refused?reason=other-account");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var line = (await LinesAsync(console)).ShouldHaveSingleItem();
        line.Action.ShouldBe(AuditActions.SignInRefused);
        line.FailureCode.ShouldBe("other-account");
        using var page = await browser.GetAsync(answer.Headers.Location);
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync()).ShouldContain("another Alibaba Cloud account");
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("forged")]
    [InlineData("unsigned")]
    [InlineData("missing")]
    [InlineData("no-uid")]
    [InlineData("unknown-type")]
    public async Task SignIn_WithATokenThatIsNotToBeBelieved_IsRefused(string fault)
    {
        await using var service = await ScriptedSignInService.StartAsync();
        using var otherKey = RSA.Create(2048);
        switch (fault)
        {
            case "expired": service.ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(-10); break;
            case "audience": service.Audience = "4000000000000000002"; break;
            case "issuer": service.Issuer = "https://elsewhere.example"; break;
            case "forged": service.SignWith = otherKey; break;
            case "unsigned": service.Change = static t => "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + t.Split('.')[1] + "."; break;
            case "missing": service.OmitIdToken = true; break;
            case "no-uid": service.Claims.Remove("uid"); break;
            default: service.Claims["type"] = "robot"; break;
        }

        await using var console = Console(service);
        using var browser = console.CreateBrowser();

        using var answer = await ScriptedSignInService.SignInAsync(browser);

        answer.Headers.Location!.ToString().ShouldBe("/access-refused?reason=invalid-token");
        (await browser.GetAsync("/session/renewal")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_AfterTheKeyWasRotated_FetchesTheNewKey()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var console = Console(service, clock);
        using var first = console.CreateBrowser();
        (await ScriptedSignInService.SignInAsync(first)).Headers.Location!.ToString().ShouldBe("/");
        service.RotateKey();
        clock.Advance(TimeSpan.FromSeconds(11));

        using var second = console.CreateBrowser();
        using var answer = await ScriptedSignInService.SignInAsync(second);

        answer.Headers.Location!.ToString().ShouldBe("/");
        service.KeyRequests.ShouldBe(2);
    }

    [Fact]
    public async Task SignIn_WhenTheServiceDoesNotAnswer_SaysSoInsteadOfAnError()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        service.IsDown = true;
        await using var console = Console(service);
        using var browser = console.CreateBrowser();

        using var answer = await ScriptedSignInService.SignInAsync(browser);

        answer.Headers.Location!.ToString().ShouldBe("/access-refused?reason=unavailable");
    }

    [Fact]
    public async Task SignIn_WhenTheCloudRefusesTheConsoleItself_DoesNotBlameThePerson()
    {
        await using var console = new ConsoleFactory { Settings = { ["Cloud:AccessKeyId"] = "emulator-account", ["Cloud:AccessKeySecret"] = "wrong" } };
        using var browser = console.CreateBrowser();

        using var answer = await ConsoleFactory.SignInAsync(browser, ConsoleFactory.Administrator);

        answer.Headers.Location!.ToString().ShouldBe("/access-refused?reason=unavailable");
        (await LinesAsync(console)).ShouldNotContain(l => l.FailureCode == "other-account");
    }

    [Fact]
    public async Task SignIn_AnHourLater_AsksForTheKeysAgain()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var console = Console(service, clock);
        using var first = console.CreateBrowser();
        (await ScriptedSignInService.SignInAsync(first)).Dispose();
        clock.Advance(TimeSpan.FromMinutes(61));
        service.ExpiresAt = clock.GetUtcNow().AddHours(1);

        using var second = console.CreateBrowser();
        using var answer = await ScriptedSignInService.SignInAsync(second);

        answer.Headers.Location!.ToString().ShouldBe("/");
        service.KeyRequests.ShouldBe(2);
    }

    [Fact]
    public async Task Callback_OverAndOver_DoesNotFillTheHistory()
    {
        await using var console = new ConsoleFactory { Clock = new FakeClock(TimeProvider.System.GetUtcNow()) };
        using var browser = console.CreateBrowser();

        for (var i = 0; i < UnknownCallers.MostPerMinute + 5; i++)
            (await browser.GetAsync("/signin/callback?code=x&state=y")).Dispose();

        (await LinesAsync(console)).Count.ShouldBe(UnknownCallers.MostPerMinute);
    }

    [Fact]
    public async Task Callback_WithAStateOfNobody_IsRefused()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync("/signin/callback?code=x&state=y");

        answer.Headers.Location!.ToString().ShouldStartWith("/access-refused?reason=");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_WithAReturnAddressElsewhere_ComesBackToTheOverview(string returnUrl)
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await ConsoleFactory.SignInAsync(browser, ConsoleFactory.Member, returnUrl);

        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task SignIn_OverPlainHttpElsewhereThanLocalhost_IsExplained()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser("http://console.example");

        using var answer = await browser.GetAsync("/signin");

        answer.Headers.Location!.ToString().ShouldBe("/access-refused?reason=plain-http");
    }

    [Fact]
    public async Task Session_AfterTheAbsoluteLifetime_Ends()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var console = Console(service, clock);
        using var browser = console.CreateBrowser();
        (await ScriptedSignInService.SignInAsync(browser)).Dispose();

        for (var minutes = 0; minutes < 11 * 60 + 40; minutes += 20)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            (await browser.GetAsync("/session/renewal")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        (await browser.GetAsync("/session/renewal")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_WithoutActivity_Ends()
    {
        await using var service = await ScriptedSignInService.StartAsync();
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var console = Console(service, clock);
        using var browser = console.CreateBrowser();
        (await ScriptedSignInService.SignInAsync(browser)).Dispose();

        clock.Advance(TimeSpan.FromMinutes(31));

        (await browser.GetAsync("/session/renewal")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_WithTheFormsToken_EndsTheSessionAndIsRecorded()
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Auditor);
        var html = await browser.GetStringAsync("/");
        var token = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        using var answer = await browser.PostAsync("/signout", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        answer.Headers.Location!.ToString().ShouldBe("/signed-out");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await LinesAsync(console))[0].Action.ShouldBe(AuditActions.SignOut);
    }

    [Fact]
    public async Task SignOut_WithoutTheFormsToken_IsRefused()
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Auditor);

        using var answer = await browser.PostAsync("/signout", new FormUrlEncodedContent([]));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/session/renewal")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOut_WhenTheSessionHasEndedAlready_SaysSoWithoutAnError()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.PostAsync("/signout", new FormUrlEncodedContent([]));

        answer.Headers.Location!.ToString().ShouldBe("/signed-out");
    }

    private static ConsoleFactory Console(ScriptedSignInService service, TimeProvider? clock = null) => new()
    {
        Clock = clock,
        Settings = { ["Cloud:Endpoints:OAuthPublic"] = service.Address },
    };

    private static async Task<List<AuditRecord>> LinesAsync(ConsoleFactory console)
    {
        var page = await console.Services.GetRequiredService<IAuditTrail>().FindAsync(new AuditQuery(), CancellationToken.None);
        return [.. page.Value.Items.Select(static i => i.Entry.Record)];
    }
}
