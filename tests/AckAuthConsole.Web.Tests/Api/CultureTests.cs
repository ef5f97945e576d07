using System.Net;
using AckAuthConsole.Web.Tests.Support;

namespace AckAuthConsole.Web.Tests.Api;

public sealed class CultureTests
{
    [Fact]
    public async Task Switch_ToAListedCulture_IsKept()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync("/culture?culture=zh-Hans&returnUrl=%2Fsigned-out");

        answer.Headers.Location!.ToString().ShouldBe("/signed-out");
        WebUtility.HtmlDecode(await browser.GetStringAsync("/signed-out")).ShouldContain("您已退出登录");
    }

    [Fact]
    public async Task Switch_ToAnotherCulture_IsRefusedInWords()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync("/culture?culture=de");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This language is not offered");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Switch_WithAReturnAddressElsewhere_StaysHere(string returnUrl)
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        using var answer = await browser.GetAsync("/culture?culture=en&returnUrl=" + Uri.EscapeDataString(returnUrl));

        answer.Headers.Location!.ToString().ShouldBe("/");
    }
}
