using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Findings;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.Findings;

public sealed class FindingPagesTests : PageTest
{
    private readonly FakeFindings _findings = new();

    public FindingPagesTests()
    {
        Services.AddSingleton<IFindings>(_findings);
        Services.AddSingleton<IFollowClusters>(_findings);
    }

    [Fact]
    public void ACluster_ShowsNumbersTrendAndFindings_EachWithItsAddress()
    {
        var page = OpenCluster("");

        page.Find(".counts").TextContent.ShouldContain("2");
        page.FindAll(".findings tbody tr").Count.ShouldBe(FakeFindings.Rows.Count);
        page.Find(".findings tbody").TextContent.ShouldContain("Reads Secrets");
        page.Find(".findings tbody a").GetAttribute("href").ShouldBe($"/clusters/c1/findings?open={FakeFindings.Rows[0].Finding.Fingerprint}");
        page.Find(".trend summary").TextContent.ShouldContain("critical and high: +1");
        page.FindAll(".trend tbody tr th").Select(t => t.TextContent).ShouldBe(["2026-01-02", "2026-01-01"]);
        page.Find(".others a").GetAttribute("href").ShouldBe("/clusters/c1/findings?standing=platform");
    }

    [Fact]
    public void APanel_TellsWhyByWhatAndWhatToDo_AndKeepsWhatWasTypedWhenItIsRefused()
    {
        var row = FakeFindings.Rows.Single(r => r.Finding.Rule.Id == "R19");
        var page = OpenCluster($"?open={row.Finding.Fingerprint}");

        page.Find(".panel").TextContent.ShouldContain("Why it matters");
        page.Find(".evidence a[href^='/clusters/c1/roles/role']").TextContent.ShouldBe("reader");
        page.Find("form").Submit();
        page.Find(".field-error").TextContent.ShouldBe("Give a reason.");
        page.Find("textarea").GetAttribute("aria-invalid").ShouldBe("true");

        page.Find("textarea").Change("a known robot");
        page.Find("input[type=date]").Change("2026-02-01");
        page.Find("form").Submit();
        _findings.Suppressed.ShouldBe([$"c1 {row.Finding.Fingerprint} a known robot 2026-02-01"]);
    }

    [Fact]
    public void APath_ShowsItsSteps_AndWhereItEnds()
    {
        var row = FakeFindings.Rows.Single(r => r.Finding.Rule.Id == "E01");

        OpenCluster($"?open={row.Finding.Fingerprint}").Find(".path").TextContent.ShouldContain("full control of the cluster");
    }

    [Fact]
    public void AnAuditor_SuppressesNothing()
    {
        Access.Role = ConsoleRole.Auditor;

        OpenCluster($"?open={FakeFindings.Rows[0].Finding.Fingerprint}").FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public void AnOutage_IsAState()
    {
        _findings.Failure = new Failure.Unavailable(Dependency.Cluster);

        OpenCluster("").Markup.ShouldContain("The cluster cannot be reached.");
        OpenFleet("").Markup.ShouldContain("The cluster cannot be reached.");
    }

    [Fact]
    public void TheFleet_SumsClusters_NamesTheOneThatCannotBeRead_AndNarrowsByRule()
    {
        var page = OpenFleet("?rule=R06");

        page.Find(".clusters tbody").TextContent.ShouldContain("The cluster cannot be reached.");
        page.Markup.ShouldContain("1 of 2 clusters read");
        page.FindAll(".findings tbody tr").Count.ShouldBe(1);
        page.FindAll(".filters option[value^='R']").Count.ShouldBeGreaterThan(1);
        page.Find("a[download]").GetAttribute("href").ShouldBe("/api/findings.csv?rule=R06");
    }

    private IRenderedComponent<ClusterFindingsPage> OpenCluster(string query)
    {
        Navigation.NavigateTo("/clusters/c1/findings" + query);
        return Render<ClusterFindingsPage>(p => p.Add(c => c.Id, "c1"));
    }

    private IRenderedComponent<FleetFindingsPage> OpenFleet(string query)
    {
        Navigation.NavigateTo("/findings" + query);
        return Render<FleetFindingsPage>();
    }
}
