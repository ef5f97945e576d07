namespace AckAuthConsole.Web.Tests.Security;

public sealed class ConsoleUrlsTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/history?text=a%20b", true)]
    [InlineData("//elsewhere", false)]
    [InlineData("/\\elsewhere", false)]
    [InlineData("/a\\b", false)]
    [InlineData("/a\nb", false)]
    [InlineData("https://elsewhere", false)]
    [InlineData("history", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsLocal_TakesOnlyAddressesOfThisSite(string? url, bool expected) => ConsoleUrls.IsLocal(url).ShouldBe(expected);

    [Fact]
    public void WithQuery_EncodesAndLeavesOutWhatIsEmpty() =>
        ConsoleUrls.WithQuery("/history", ("text", "a&b=c"), ("actor", null), ("target", "")).ShouldBe("/history?text=a%26b%3Dc");
}
