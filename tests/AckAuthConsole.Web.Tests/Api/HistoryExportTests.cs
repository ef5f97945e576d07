using System.Net;
using AckAuthConsole.Web.Tests.Support;

namespace AckAuthConsole.Web.Tests.Api;

public sealed class HistoryExportTests
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("ndjson", "application/x-ndjson")]
    public async Task Export_ForAnAuditor_IsADownloadWithTheSignIn(string format, string mediaType)
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Auditor);

        using var answer = await browser.GetAsync($"/api/history/export.{format}?action=session.sign-in");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("security-auditor");
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("until=x")]
    [InlineData("outcome=Sometimes")]
    public async Task Export_WithAFilterThatCannotBeRead_IsRefusedInWords(string query)
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Auditor);

        using var answer = await browser.GetAsync("/api/history/export.csv?" + query);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("cannot be read");
    }
}
