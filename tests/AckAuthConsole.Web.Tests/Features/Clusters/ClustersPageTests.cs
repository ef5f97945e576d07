using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Clusters;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.Clusters;

public sealed class ClustersPageTests : PageTest
{
    [Fact]
    public void WhileTheListIsRead_ASkeletonStands()
    {
        Clusters.List = () => new TaskCompletionSource<Result<ClusterList>>().Task;

        Render<ClustersPage>().Find(".skeleton[role=status]").ShouldNotBeNull();
    }

    [Fact]
    public void AFailure_IsExplainedAndCanBeRetried()
    {
        var answer = new Queue<Result<ClusterList>>([new Failure.Throttled(), Sample.ClusterList(Sample.Production)]);
        Clusters.List = () => Task.FromResult(answer.Dequeue());
        var page = Render<ClustersPage>();
        page.Find(".failure[role=alert]").TextContent.ShouldContain("cloud.throttled");

        page.Find(".failure button.button").Click();

        page.FindAll("tbody tr").Count.ShouldBe(1);
    }

    [Fact]
    public void AnAccountWithoutClusters_IsLedToTheConnection()
    {
        Clusters.List = () => Task.FromResult<Result<ClusterList>>(Sample.ClusterList());

        Render<ClustersPage>().Find(".empty-state a").GetAttribute("href").ShouldBe("/settings");
    }

    [Fact]
    public void ARow_SaysStateRegionTypeAndHowManyReachIt()
    {
        var row = Render<ClustersPage>().FindAll("tbody tr")[0];

        foreach (var part in new[] { "prod-hangzhou", "China (Hangzhou)", "Running", "1.32.1-aliyun.1", "ACK managed cluster, Pro", "Readable" })
            row.TextContent.ShouldContain(part);
        var link = row.QuerySelector("td.number a")!;
        (link.TextContent, link.GetAttribute("href")).ShouldBe(("12", "/authorizations/users?cluster=" + Sample.ProductionId));
    }

    [Fact]
    public void AClusterThatCannotBeRead_SaysWhy()
    {
        var row = Render<ClustersPage>().FindAll("tbody tr")[1];

        row.TextContent.ShouldContain("Cannot be read");
        row.QuerySelector(".why")!.TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public void TheUrl_FiltersAndOrders()
    {
        Navigation.NavigateTo("/clusters?sort=Name&desc=1");
        var page = Render<ClustersPage>();
        page.FindAll("tbody th a").Select(a => a.TextContent).ShouldBe(["staging-beijing", "prod-hangzhou"]);
        page.FindAll("thead th")[0].GetAttribute("aria-sort").ShouldBe("descending");

        Navigation.NavigateTo("/clusters?q=prod");

        page.WaitForAssertion(() => page.FindAll("tbody th a").Select(a => a.TextContent).ShouldBe(["prod-hangzhou"]));
        page.Find(".count").TextContent.ShouldBe("1 of 2 clusters");
    }

    [Fact]
    public void Typing_GoesToTheUrlAfterAPause()
    {
        var page = Render<ClustersPage>();

        page.Find("input[type=search]").Input("stag");
        Address.ShouldNotContain("stag");
        Clock.Advance(TimeSpan.FromMilliseconds(120));

        page.WaitForAssertion(() => Address.ShouldBe("/clusters?q=stag"));
    }

    [Fact]
    public void NothingFound_OffersToClearTheSearch()
    {
        Navigation.NavigateTo("/clusters?q=nowhere");

        Render<ClustersPage>().Find(".empty-state a").GetAttribute("href").ShouldBe("/clusters");
    }

    [Fact]
    public void MoreThanAPage_IsPaged()
    {
        Clusters.List = () => Task.FromResult<Result<ClusterList>>(Sample.ClusterList([.. Enumerable.Range(1, 120).Select(i => Sample.Cluster($"c{i}", $"cluster-{i:000}", "cn-hangzhou"))]));
        Navigation.NavigateTo("/clusters?page=3");

        var page = Render<ClustersPage>();

        page.FindAll("tbody tr").Count.ShouldBe(20);
        page.Find("nav.pager").ShouldNotBeNull();
    }

    [Fact]
    public void AMember_SeesNamesButNoHealth()
    {
        Access.Role = ConsoleRole.Member;

        var page = Render<ClustersPage>();

        page.FindAll("tbody th a").Count.ShouldBe(2);
        page.FindAll("td.number a, input[type=checkbox]").ShouldBeEmpty();
        page.Markup.ShouldNotContain("Cannot be read");
    }

    [Fact]
    public void ANewInventory_IsShownWithoutAsking()
    {
        var page = Render<ClustersPage>();
        Clusters.List = () => Task.FromResult<Result<ClusterList>>(Sample.ClusterList(Sample.Production));

        Inventory.Change();

        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBe(1));
    }

    [Fact]
    public async Task LeavingThePage_EndsTheSubscription()
    {
        Render<ClustersPage>();
        Inventory.IsWatched.ShouldBeTrue();

        await DisposeComponentsAsync();

        Inventory.IsWatched.ShouldBeFalse();
    }

    [Fact]
    public void InChinese_ThePageSpeaksChinese()
    {
        Words.Speak("zh-Hans");

        var page = Render<ClustersPage>();

        page.Find("h1").TextContent.ShouldBe("集群");
        page.FindAll("tbody tr")[0].TextContent.ShouldContain("运行中");
    }
}
