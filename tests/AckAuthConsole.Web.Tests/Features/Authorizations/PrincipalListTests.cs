using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using Bunit;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PrincipalListTests : PageContext
{
    public PrincipalListTests()
    {
        Principals.Rows.Add(new PrincipalRow(Dev1, Set(Held(TeamA, Of(PredefinedRole.Developer))), Now));
        Principals.Rows.Add(new PrincipalRow(Dev2, null, null));
        foreach (var row in Principals.Rows)
            Authorization.Known[row.Principal.Ref] = (row.Principal, ObservedPermissionSet.Empty);
    }

    [Theory]
    [InlineData("en", "RAM Users", "not read yet", "Modify Permissions")]
    [InlineData("zh-Hans", "RAM 用户", "尚未读取", "管理权限")]
    public void List_ShowsWhatEachHoldsAndWhatIsNotReadYet(string culture, string title, string unread, string action)
    {
        Use(culture);
        var page = Open();

        page.Find("h1").TextContent.ShouldBe(title);
        page.Find("tbody").TextContent.ShouldContain(unread);
        page.FindAll("tbody a").Count(a => a.TextContent.Trim() == action && a.GetAttribute("href")!.StartsWith("/authorizations/users/2", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Search_WaitsForAPauseAndStandsInTheAddress()
    {
        var page = Open();

        page.Find("input[type=search]").Input("dev-2");
        Principals.Asked.ShouldHaveSingleItem();
        Clock.Advance(TimeSpan.FromMilliseconds(150));

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem());
        Navigation.Uri.ShouldEndWith("?q=dev-2");
    }

    [Fact]
    public void LateAnswer_OfAnOlderSearch_IsIgnored()
    {
        var page = Open();
        var slow = new TaskCompletionSource<Result<PrincipalPage>>();
        Principals.Answer = filter => filter.Search == "dev-1" ? slow.Task : Task.FromResult<Result<PrincipalPage>>(Principals.Page(filter));

        Navigation.NavigateTo("/authorizations/users?q=dev-1");
        Navigation.NavigateTo("/authorizations/users?q=dev-2");
        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldContain("team-a-dev-2"));
        slow.SetResult(Principals.Page(new PrincipalFilter { Kind = PrincipalKind.RamUser, Search = "dev-1" }));

        page.Find("tbody").TextContent.ShouldNotContain("team-a-dev-1");
    }

    [Fact]
    public void Filter_OverWhatIsNotFullyKnown_SaysSo()
    {
        Principals.Status = Principals.Status with { PrincipalsRead = 1 };

        var page = Open("?role=dev");

        page.Markup.ShouldContain("This filter covers the 1 of 2 identities whose permissions have been read.");
        Principals.Asked[^1].Role.ShouldBe(PredefinedRole.Developer);
    }

    [Fact]
    public void ColumnHeading_IsAButtonThatSortsAndTurnsRound()
    {
        var page = Open();

        page.FindAll("th button.sort")[0].Click();

        page.WaitForAssertion(() => page.FindAll("th[aria-sort]")[0].GetAttribute("aria-sort").ShouldBe("descending"));
        Principals.Asked[^1].Descending.ShouldBeTrue();
    }

    [Fact]
    public void NothingThatMatches_OffersToClearTheFilters() =>
        Open("?q=nobody").Find(".empty-state a").GetAttribute("href").ShouldBe("/authorizations/users");

    [Fact]
    public void List_ThatCannotBeRead_TriesAgain()
    {
        Principals.Answer = _ => Task.FromResult<Result<PrincipalPage>>(new Failure.Unavailable(Dependency.Database));
        var page = Open();
        Principals.Answer = null;

        page.Find(".failure button:not(.icon-button)").Click();

        page.FindAll("tbody tr").Count.ShouldBe(2);
    }

    [Fact]
    public void AddPermissions_WithoutSelectionOrRight_IsDisabledWithTheReason()
    {
        var add = Button(Open(), "Add Permissions");
        add.HasAttribute("disabled").ShouldBeTrue();
        add.GetAttribute("aria-describedby").ShouldBe("add-reason");

        Access.Role = ConsoleRole.Auditor;
        var page = Open();
        Field(page, "Select team-a-dev-1").Change(true);

        page.Find("#add-reason").TextContent.ShouldContain("administrators");
    }

    [Fact]
    public void SelectAllMatching_PicksThoseOfOtherPagesToo()
    {
        for (var i = 10; i < 10 + PrincipalListQuery.PageSize; i++)
            Principals.Rows.Add(new PrincipalRow(User("3000" + i, "more-" + i), null, null));
        var page = Open();

        Button(page, $"Select all {Principals.Rows.Count} matching").Click();

        page.Find(".count").TextContent.ShouldContain($"{Principals.Rows.Count} selected");
    }

    [Fact]
    public void Selection_IsPlannedTogetherWithAPartPerPrincipal()
    {
        Authorization.Change = (_, plan) => plan with { Parts = [plan.Parts[0], new PlanPart { Target = Dev2, Refusal = new Failure.Conflict("authorization.busy", "team-a-dev-2") }] };
        var page = Open();
        Field(page, "Select all on this page").Change(true);
        Button(page, "Add Permissions").Click();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Developer").Change(true);

        Button(page, "Review changes").Click();

        page.Find(".review > .sentence").TextContent.ShouldBe("1 of 2 identities change; 0 stay as they are; 1 cannot be changed.");
        page.FindAll(".parts > li").Count.ShouldBe(2);
        page.FindAll(".parts > li.refused .failure").ShouldNotBeEmpty();
    }

    [Fact]
    public void SelectionInTheAddress_IsThereAfterAReload()
    {
        var page = Open($"?pick={Dev2.Ref.Id}&panel=add");

        page.Find(".side .who").TextContent.ShouldContain("team-a-dev-2");
    }

    [Fact]
    public void ManyParts_CanBeStoppedBetweenPartsAndTheFailedOnesRetried()
    {
        var page = SubmitForBoth();
        Button(page, "Stop").Click();
        Executions.Last.IsStopping.ShouldBeTrue();

        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Verified });
        Executions.Last.Report(new PartProgress { Target = Dev2.Ref, Stage = PartStage.Cancelled });
        Executions.Last.Finish(null);
        page.WaitForAssertion(() => Button(page, "Retry the 1 that failed").Click());

        Authorization.Requests[^1].Targets.ShouldBe([Dev2.Ref]);
    }

    [Fact]
    public void NewsOfTheInventory_AreShownAndNobodyListensAfterwards()
    {
        var page = Open();
        Principals.Rows.Add(new PrincipalRow(User("5", "newcomer"), null, null));

        Inventory.Raise();
        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldContain("newcomer"));
        page.Instance.Dispose();

        Inventory.HasListeners.ShouldBeFalse();
    }

    [Fact]
    public void RoleByTypedName_OpensItsPageOrSaysThatRamDoesNotKnowIt()
    {
        Principals.RoleAnswer = name => name == "ci-role" ? Role("300000000000000001", "ci-role") : new Failure.NotFound("ram-role", name);
        Navigation.NavigateTo("/authorizations/roles");
        var page = Render<RamRolesPage>();

        Field(page, "RAM Role Name").Input("nobody");
        page.Find("form.by-name").Submit();
        page.Find("#role-name-error").TextContent.ShouldContain("“nobody”");
        Field(page, "RAM Role Name").Input("ci-role");
        page.Find("form.by-name").Submit();

        Navigation.Uri.ShouldEndWith("/authorizations/roles/300000000000000001");
    }

    private IRenderedComponent<PrincipalList> Open(string query = "")
    {
        Navigation.NavigateTo("/authorizations/users" + query);
        return Render<PrincipalList>(p => p.Add(c => c.Kind, PrincipalKind.RamUser));
    }

    private IRenderedComponent<PrincipalList> SubmitForBoth()
    {
        var page = Open();
        Field(page, "Select all on this page").Change(true);
        Button(page, "Add Permissions").Click();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Developer").Change(true);
        Button(page, "Review changes").Click();
        Field(page, "Reason").Change("needed");
        page.Find("form.submit").Submit();
        return page;
    }
}
