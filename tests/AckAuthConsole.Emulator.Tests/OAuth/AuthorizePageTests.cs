using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Emulator.Tests.OAuth;

public sealed class AuthorizePageTests
{
    [Fact]
    public async Task Page_ListsUsersRoleSessionsAndTheAccount()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync();
        var html = await response.Content.ReadAsStringAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("value=\"user:platform-admin\"");
        html.ShouldContain("Platform Admin 平台管理员");
        html.ShouldContain("value=\"role:AliyunReservedSSO-PlatformAdmin:zhang.min\"");
        html.ShouldContain("value=\"role:ci-deploy-role:demo-session\"");
        html.ShouldContain("value=\"account\"");
        html.ShouldNotContain("KubernetesWorkerRole");
        html.ShouldNotContain("AliyunServiceRoleForMSE");
        html.ShouldContain("lang=\"en\"");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Page_Headers_AllowNothingForeign()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync();

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'nonce-");
        policy.ShouldContain("form-action 'self' http://localhost:5080;");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Page_ChineseBrowser_IsChinese()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");

        using var response = await browser.AuthorizeAsync();
        var html = await response.Content.ReadAsStringAsync();

        html.ShouldContain("登录模拟账号");
        html.ShouldContain("lang=\"zh-Hans\"");
    }

    [Theory]
    [InlineData("payments", "user:payments-lead")]
    [InlineData("王伟", "user:wang.wei")]
    [InlineData("200000000000000031", "user:li.na")]
    [InlineData("o'neil", "user:payments-dev-2")]
    public async Task Page_Search_NarrowsTheList(string search, string expected)
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync(("q", search));
        var html = await response.Content.ReadAsStringAsync();

        html.ShouldContain($"value=\"{expected}\"");
        html.ShouldNotContain("value=\"user:team-a-lead\"");
        html.ShouldContain("name=\"state\" value=\"s t&amp;te\"");
    }

    [Fact]
    public async Task Page_SearchWithMarkup_IsEncoded()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync(("q", "\"><img src=x>"), ("state", "\"><b>"));
        var html = await response.Content.ReadAsStringAsync();

        html.ShouldNotContain("<img");
        html.ShouldNotContain("<b>");
        html.ShouldContain("Nobody has that name");
    }

    [Fact]
    public async Task Page_BigAccount_ShowsAPartAndSaysSo()
    {
        await using var browser = await OAuthBrowser.StartAsync(options => options.Seed = "scale:users=300,roles=10,clusters=2,namespaces=5,grants=10");

        using var response = await browser.AuthorizeAsync();
        var html = await response.Content.ReadAsStringAsync();

        html.ShouldContain("Showing 100 of 300.");
        html.ShouldContain("value=\"account\"");
    }

    [Fact]
    public async Task LoginHint_ExactName_SignsInAtOnce()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var byName = await browser.AuthorizeAsync(("login_hint", "security-auditor"));
        using var byPrincipalName = await browser.AuthorizeAsync(("login_hint", "security-auditor@ackdemo.onaliyun.com"));
        using var unknown = await browser.AuthorizeAsync(("login_hint", "nobody"));

        OAuthBrowser.Answer(byName).ShouldContainKey("code");
        OAuthBrowser.Answer(byPrincipalName).ShouldContainKey("code");
        unknown.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("client_id", "999")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "http://localhost:5080/x#fragment")]
    [InlineData("redirect_uri", null)]
    public async Task Page_WrongClientOrAddress_IsRefusedWithoutARedirect(string parameter, string? value)
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync((parameter, value), ("login_hint", "platform-admin"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
        (await response.Content.ReadAsStringAsync()).ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task RedirectUri_Registered_MustMatchExactly()
    {
        await using var browser = await OAuthBrowser.StartAsync(options => options.OAuthRedirectUris.Add(new("https://console.example/signin-ram")));

        using var exact = await browser.AuthorizeAsync(("redirect_uri", "https://console.example/signin-ram"));
        using var longer = await browser.AuthorizeAsync(("redirect_uri", "https://console.example/signin-ram/x"));
        using var loopback = await browser.AuthorizeAsync();

        exact.StatusCode.ShouldBe(HttpStatusCode.OK);
        longer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        loopback.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", null, "unsupported_response_type")]
    [InlineData("code_challenge_method", "S512", "invalid_request")]
    [InlineData("code_challenge", "too-short", "invalid_request")]
    [InlineData("access_type", "forever", "invalid_request")]
    [InlineData("scope", "/acs/ccc", "invalid_scope")]
    public async Task Request_OtherFaults_AreToldToTheApplication(string parameter, string? value, string error)
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync((parameter, value));
        var answer = OAuthBrowser.Answer(response);

        answer["error"].ShouldBe(error);
        answer["state"].ShouldBe("s t&te");
        answer.ShouldNotContainKey("code");
    }

    [Fact]
    public async Task SignIn_FrozenUser_IsDenied()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var answer = await browser.SignInAsync("user:contractor-2");

        answer["error"].ShouldBe("access_denied");
    }

    [Theory]
    [InlineData("user:nobody")]
    [InlineData("role:AliyunServiceRoleForMSE:session")]
    [InlineData("role:ci-deploy-role:bad session")]
    [InlineData("")]
    public async Task SignIn_UnknownIdentity_IsRefused(string identity)
    {
        await using var browser = await OAuthBrowser.StartAsync();
        using var form = new FormUrlEncodedContent(OAuthBrowser.Request(("identity", identity))!);

        using var response = await browser.Http.PostAsync(new Uri("/oauth2/v1/auth", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RedirectUri_WithAQuery_KeepsIt()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        using var response = await browser.AuthorizeAsync(("redirect_uri", OAuthBrowser.Callback + "?tenant=a"), ("login_hint", "li.na"));

        QueryHelpers.ParseQuery(response.Headers.Location!.Query)["tenant"].ToString().ShouldBe("a");
    }
}
