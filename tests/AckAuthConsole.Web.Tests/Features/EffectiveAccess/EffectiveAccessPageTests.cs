using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.EffectiveAccess;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.EffectiveAccess;

public sealed class EffectiveAccessPageTests : PageTest
{
    private const string Path = "/authorizations/users/200000000000000004/effective";

    private readonly FakeEffectiveAccess _access = new();

    public EffectiveAccessPageTests() => Services.AddSingleton<IEffectiveAccess>(_access);

    [Fact]
    public void Matrix_ShowsWhatIsAllowed_AndWhatOnlyForNames()
    {
        var page = Open("?namespace=team-a");

        Cell(page, "pods", "create").ShouldBe("●");
        Cell(page, "secrets", "get").ShouldBe("◐");
        Cell(page, "secrets", "create").ShouldContain("not allowed");
        page.Find(".abilities").TextContent.ShouldContain("runs commands in pods");
        page.Markup.ShouldContain("Bindings name roles that do not exist: ghost.");
        _access.Asked.ShouldHaveSingleItem().Cluster.ShouldBe(Sample.Cluster.Id);
    }

    [Fact]
    public void Cell_LeadsToItsReason_ByAnAddress()
    {
        var page = Open("?namespace=team-a");
        var link = page.Find("a[aria-label^='create pods:']");

        Navigation.NavigateTo(link.GetAttribute("href")!);
        page = Open(new Uri(Navigation.Uri).Query);

        page.Find(".question").TextContent.ShouldBe("team-a-dev-1: create pods (core) is allowed.");
        page.Find(".chains").TextContent.ShouldContain("200000000000000004-team-a-rolebinding");
        page.Find(".chains").TextContent.ShouldContain("rule 1");
    }

    [Fact]
    public void Graph_ComesWithTheSameAsATable()
    {
        var page = Open("?namespace=team-a&view=graph");

        page.FindAll("svg[role=img] g.node").Count.ShouldBeGreaterThan(8);
        page.Find("svg[role=img] title").TextContent.ShouldBe("Where the access of team-a-dev-1 comes from");
        page.FindAll("table tbody tr th[scope=row]").Select(h => h.TextContent).ShouldBe(["system:discovery", "200000000000000004-team-a-rolebinding", "dangling"], ignoreOrder: true);
    }

    [Fact]
    public void ClusterThatCannotBeRead_IsAStateWithAWayOut()
    {
        _access.Answer = _ => Task.FromResult<Result<EffectiveAccessView>>(new Failure.Unavailable(Dependency.Cluster));
        var page = Open("");
        page.FindAll(".matrix").ShouldBeEmpty();
        _access.Answer = _ => Task.FromResult<Result<EffectiveAccessView>>(Sample.View());

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Try again").Click();

        page.FindAll(".matrix").ShouldHaveSingleItem();
    }

    [Fact]
    public void OldRead_SaysSo()
    {
        _access.Answer = _ => Task.FromResult<Result<EffectiveAccessView>>(Sample.View() with { Failure = new Failure.Unavailable(Dependency.Cluster) });

        Open("").Find(".notice.warn").TextContent.ShouldContain("does not answer now");
    }

    [Fact]
    public void Search_IsInTheAddress_AndFiltersRows()
    {
        var page = Open("?namespace=team-a&q=exec");

        page.FindAll(".matrix tbody tr").Count.ShouldBe(1);
        page.Find("[role=status]").TextContent.ShouldBe("1 of 3 resources");
    }

    [Fact]
    public void EverythingIsSaidInChineseToo()
    {
        Words.Speak("zh-Hans");

        var page = Open("?namespace=team-a");

        page.Find("h1").TextContent.ShouldBe("有效权限");
        page.Find(".abilities").TextContent.ShouldContain("在 Pod 中执行命令");
    }

    [Fact]
    public void WithoutClusters_ThePageSaysWhatToExpect()
    {
        _access.Clusters = [];

        Open("").Markup.ShouldContain("No clusters");
    }

    private static string Cell(IRenderedComponent<UserEffectiveAccessPage> page, string resource, string verb)
    {
        var table = page.Find(".matrix table");
        var column = table.QuerySelectorAll("thead th").ToList().FindIndex(h => h.TextContent == verb);
        return table.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th code")!.TextContent == resource).Children[column].TextContent.Trim();
    }

    private IRenderedComponent<UserEffectiveAccessPage> Open(string query)
    {
        Navigation.NavigateTo(Path + query);
        return Render<UserEffectiveAccessPage>(p => p.Add(page => page.Id, "200000000000000004"));
    }
}
