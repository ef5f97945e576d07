using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Clusters;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.Clusters;

public sealed class ClusterPageTests : PageTest
{
    [Fact]
    public void ACluster_ShowsItsNamespacesAndTheWayToWhoHasAccess()
    {
        var page = Render<ClusterPage>(p => p.Add(x => x.Id, Sample.ProductionId));

        page.Find("h1").TextContent.ShouldBe("prod-hangzhou");
        page.FindAll(".names code").Select(c => c.TextContent).ShouldBe(["default", "kube-system", "team-a"]);
        page.Find($"a[href='/authorizations/users?cluster={Sample.ProductionId}']").TextContent.ShouldBe("RAM Users with access");
        page.Find($"a[href='/history?cluster={Sample.ProductionId}']").ShouldNotBeNull();
    }

    [Fact]
    public void AClusterThatCannotBeRead_IsStillShown_AndCanBeAskedAgain()
    {
        var answers = new Queue<Result<IReadOnlyList<string>>>([new Failure.Unavailable(Dependency.Cluster), Result.Success<IReadOnlyList<string>>(["late"])]);
        Clusters.Namespaces = _ => Task.FromResult(answers.Dequeue());
        var page = Render<ClusterPage>(p => p.Add(x => x.Id, Sample.StagingId));
        page.Find(".failure").TextContent.ShouldContain("cluster.unreachable");
        page.Find("h1").TextContent.ShouldBe("staging-beijing");

        page.Find(".failure button.button").Click();

        page.FindAll(".names code").ShouldHaveSingleItem().TextContent.ShouldBe("late");
    }

    [Theory]
    [InlineData("c404")]
    [InlineData("<script>")]
    public void AnUnknownId_IsExplained(string id)
    {
        var page = Render<ClusterPage>(p => p.Add(x => x.Id, id));

        page.Find(".empty-state").TextContent.ShouldContain(id);
        page.Find(".empty-state a").GetAttribute("href").ShouldBe("/clusters");
    }

    [Fact]
    public void AStoppedCluster_SaysThatNothingCanBeChangedThere()
    {
        Clusters.List = () => Task.FromResult<Result<Core.Clusters.ClusterList>>(Sample.ClusterList(Sample.Cluster("c9", "asleep", "cn-hangzhou", state: "stopped")));

        Render<ClusterPage>(p => p.Add(x => x.Id, "c9")).Find(".note").TextContent.ShouldContain("not running");
    }

    [Fact]
    public void AMember_IsToldWhoMaySeeNamespaces()
    {
        Access.Role = ConsoleRole.Member;

        var page = Render<ClusterPage>(p => p.Add(x => x.Id, Sample.ProductionId));

        page.Markup.ShouldContain("Only administrators and auditors may list the namespaces of a cluster.");
        page.FindAll(".names").ShouldBeEmpty();
    }
}
