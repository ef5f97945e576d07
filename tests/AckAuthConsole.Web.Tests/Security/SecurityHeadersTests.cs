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
    public async Task OnlyTheCodeEditorsOwnPage_MayHaveInlineStyles_AndBeFramedByTheConsole()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync("/editor/yaml.html");
        var body = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("style-src 'self' 'unsafe-inline';");
        policy.ShouldContain("frame-ancestors 'self'");
        answer.Headers.GetValues("X-Frame-Options").ShouldHaveSingleItem().ShouldBe("SAMEORIGIN");
        body.ShouldNotContain("<style");
        System.Text.RegularExpressions.Regex.Count(body, "<script(?![^>]*src=)").ShouldBe(0);
    }

    [Fact]
    public async Task OfTheCodeEditor_OnlyWhatIsNeededIsServed()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();
        const string root = "/_content/BlazorMonaco/lib/monaco-editor/min/vs/";

        foreach (var needed in new[] { "loader.js", "editor/editor.main.js", "editor/editor.main.css", "editor/editor.main.nls.zh-cn.js", "basic-languages/yaml/yaml.js", "base/worker/workerMain.js" })
        {
            using var answer = await browser.GetAsync(root + needed);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, needed);
        }

        foreach (var left in new[] { "language/typescript/tsWorker.js", "basic-languages/sql/sql.js", "editor/editor.main.nls.de.js" })
        {
            using var answer = await browser.GetAsync(root + left);
            answer.StatusCode.ShouldNotBe(System.Net.HttpStatusCode.OK, left);
        }
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
