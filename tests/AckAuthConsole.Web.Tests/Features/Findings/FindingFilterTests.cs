using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Web.Features.Findings;

namespace AckAuthConsole.Web.Tests.Features.Findings;

public sealed class FindingFilterTests
{
    [Theory]
    [InlineData("/findings", null, null, null, null, null, null, null)]
    [InlineData("/findings?standing=all&least=high&rule=R06&q=a%20b&page=3&open=0123456789abcdef&in=c1", "all", "High", "r06", " a b ", "3", "0123456789abcdef", "c1")]
    [InlineData("/findings?standing=suppressed", "Suppressed", "info", "R99", "", "0", "0123", "not a cluster")]
    [InlineData("/findings", "open", "9", "<script>", null, "-1", "0123456789ABCDEF", null)]
    public void AnAddress_IsReadAndWrittenBack_AndNonsenseLeftOut(string address, string? standing, string? least, string? rule, string? search, string? page, string? open, string? cluster) =>
        FindingFilter.Parse(standing, least, rule, search, page, open, cluster).ToAddress("/findings").ShouldBe(address);

    [Fact]
    public void TheQuery_AsksForOnePage()
    {
        var query = FindingFilter.Parse("platform", "medium", "E01", "x", "2").ToQuery();

        (query.Standing, query.Least, query.Rule, query.Search, query.Offset, query.Size).ShouldBe((FindingStanding.Platform, FindingSeverity.Medium, "E01", "x", FindingFilter.PageSize, FindingFilter.PageSize));
    }

    [Fact]
    public void APageOrAnOpenPanel_IsNoFilter()
    {
        new FindingFilter { Page = 2, Open = "0123456789abcdef", OpenIn = ClusterId.Parse("c1") }.IsFiltering.ShouldBeFalse();
        new FindingFilter { Standing = null }.IsFiltering.ShouldBeTrue();
    }
}
