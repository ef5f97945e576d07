using AckAuthConsole.Web.Tests.Support;

namespace AckAuthConsole.Web.Tests.Security;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/signed-out")]
    [InlineData("/health/live")]
    [InlineData("/culture")]
    [InlineData("/css/base.css")]
    [InlineData("/")]
    public async Task EveryAnswer_ForbidsInlineCodeFramesAndSniffing(string path)
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("connect-src 'self' ws://localhost");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.Contains("Referrer-Policy").ShouldBeTrue();
        answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_AreNeverStored_ButAssetsMayBe()
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Member);

        using var page = await browser.GetAsync("/");
        using var asset = await browser.GetAsync("/css/base.css");

        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        asset.Headers.CacheControl!.NoStore.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_HoldNoInlineStyleAndNoInlineScript()
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Member);

        var html = await browser.GetStringAsync("/");

        html.ShouldNotContain("style=");
        html.ShouldNotContain("<style");
        System.Text.RegularExpressions.Regex.Count(html, "<script(?![^>]*src=)").ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("zh-CN,zh;q=0.9", "zh-Hans")]
    [InlineData("fr", "en")]
    public async Task Pages_SayTheirLanguage(string accepted, string expected)
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();
        browser.DefaultRequestHeaders.Add("Accept-Language", accepted);

        (await browser.GetStringAsync("/signed-out")).ShouldContain($"<html lang=\"{expected}\"");
    }
}
