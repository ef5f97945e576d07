using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Overview;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.Overview;

public sealed class OverviewPageTests : PageTest
{
    private static readonly OverviewReport s_quiet = new() { Role = ConsoleRole.Administrator, Inventory = Sample.Complete, ClusterCount = 5, UserCount = 40, RoleCount = 15 };

    [Fact]
    public void WhileItIsRead_ASkeletonStands()
    {
        Overview.Get = () => new TaskCompletionSource<Result<OverviewReport>>().Task;

        Render<OverviewPage>().Find(".skeleton[role=status]").ShouldNotBeNull();
    }

    [Fact]
    public void AFailure_IsExplainedAndCanBeRetried()
    {
        var answers = new Queue<Result<OverviewReport>>([new Failure.Unavailable(Dependency.Database), s_quiet]);
        Overview.Get = () => Task.FromResult(answers.Dequeue());
        var page = Render<OverviewPage>();

        page.Find(".failure button.button").Click();

        page.Find("h1").TextContent.ShouldBe("Overview");
        page.Find(".quiet").TextContent.ShouldContain("Nothing waits for you.");
    }

    [Fact]
    public void WhatNeedsThePerson_IsListedWithLinks()
    {
        Answer(s_quiet with
        {
            UnsettledChanges = [Sample.Change(7, [], [Sample.Permission("dev")], AuditOutcome.Unverified)],
            UnhealthyClusters = [Sample.Staging],
            DeletedWithPermissions = [new PrincipalRow(new Principal { Ref = Sample.User("2030"), Name = "gone", Presence = PrincipalPresence.NotSeenInRam }, ObservedPermissionSet.Empty, Sample.Now)],
            Inventory = Sample.Complete with { PrincipalsRead = 1 },
        });

        var page = Render<OverviewPage>();

        page.FindAll(".need h3").Count.ShouldBe(4);
        page.FindAll(".quiet").ShouldBeEmpty();
        foreach (var href in new[] { "/history/7", "/clusters/" + Sample.StagingId, "/authorizations/users/2030" })
            page.Find($".need a[href='{href}']").ShouldNotBeNull();
    }

    [Fact]
    public void MoreThanFits_IsBehindALink()
    {
        Answer(s_quiet with { UnhealthyClusters = [.. Enumerable.Range(1, 9).Select(i => Sample.Cluster($"c{i}", $"n{i}", "cn-hangzhou", failure: new Failure.Throttled()))] });

        var page = Render<OverviewPage>();

        page.FindAll(".need li").Count.ShouldBe(OverviewAttention.MaxItems);
        page.Find("a[href='/clusters?connection=unreachable']").TextContent.ShouldBe("Show all 9");
    }

    [Fact]
    public void Charts_SayTheirNumbersAndLeadToTheLists()
    {
        Answer(s_quiet with
        {
            PrincipalsByRole = [new(PredefinedRole.Administrator, 2), new(PredefinedRole.Developer, 8)],
            ChangesByDay = [new(new DateOnly(2026, 1, 14), 0), new(new DateOnly(2026, 1, 15), 4)],
        });

        var page = Render<OverviewPage>();

        var role = page.Find("a[href='/authorizations/users?role=dev']");
        role.GetAttribute("aria-label").ShouldBe("Developer: held by 8");
        var day = page.FindAll(".days a")[1];
        day.QuerySelector(".visually-hidden")!.TextContent.ShouldBe("2026-01-15, changes: 4");
        day.GetAttribute("href").ShouldBe("/history?from=2026-01-15T00%3A00%3A00Z&until=2026-01-16T00%3A00%3A00Z&action=permissions.change");
        page.FindAll(".days rect.bar").Select(r => r.GetAttribute("height")).ShouldBe(["0", "96"]);
        page.FindAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public void ANewcomer_IsShownWhereToClick()
    {
        Answer(s_quiet);

        var steps = Render<OverviewPage>().Find("details.first-steps");

        steps.HasAttribute("open").ShouldBeTrue();
        steps.QuerySelector("a[href='/authorizations/users']")!.TextContent.ShouldBe("Find a RAM user");
    }

    [Fact]
    public void AnAuditor_IsNotOfferedToChangeThings()
    {
        Answer(s_quiet with { Role = ConsoleRole.Auditor });

        Render<OverviewPage>().Find("details.first-steps").TextContent.ShouldNotContain("Change what a user may do");
    }

    [Fact]
    public void AMember_SeesHisOwnPermissionsAndNothingOfOthers()
    {
        Access.Role = ConsoleRole.Member;
        Principals.Permissions = ObservedPermissionSet.From([new ObservedPermission(new PermissionKey(PermissionScope.Of(ClusterId.Parse(Sample.ProductionId)), PermissionRole.Of(PredefinedRole.Developer)))]);
        Answer(new OverviewReport { Role = ConsoleRole.Member, RecentChanges = [Sample.Change(3, [], [Sample.Permission("dev")])] });

        var page = Render<OverviewPage>();

        page.Markup.ShouldContain("Permissions: 1, in clusters: 1");
        page.Find($"a[href='/authorizations/users/{FakePerson.UserId}']").TextContent.ShouldBe("Open your Permission Management");
        page.Find("a[href='/history']").TextContent.ShouldBe("Your history");
        page.FindAll(".days, .bars, .numbers, .first-steps").ShouldBeEmpty();
    }

    [Fact]
    public void AMemberWithoutPermissions_IsToldWhatToDo()
    {
        Access.Role = ConsoleRole.Member;
        Answer(new OverviewReport { Role = ConsoleRole.Member });

        Render<OverviewPage>().Markup.ShouldContain("Ask an administrator of this console");
    }

    [Fact]
    public void AnOlderAnswer_DoesNotReplaceANewerOne()
    {
        var slow = new TaskCompletionSource<Result<OverviewReport>>();
        Overview.Get = () => slow.Task;
        var page = Render<OverviewPage>();
        Answer(s_quiet with { UserCount = 41 });

        Inventory.Change();
        slow.SetResult(s_quiet with { UserCount = 1 });

        page.WaitForAssertion(() => page.Find(".numbers").TextContent.ShouldContain("41"));
    }

    [Fact]
    public void WhileTheInventoryWalks_OnlyItsProgressMoves()
    {
        var asked = 0;
        Overview.Get = () => Task.FromResult<Result<OverviewReport>>(++asked == 1 ? s_quiet : s_quiet with { UserCount = 99 });
        var page = Render<OverviewPage>();
        Inventory.Status = Sample.Complete with { IsWalking = true, WalkDone = 2 };

        Inventory.Change();

        page.WaitForAssertion(() => page.Find("progress").GetAttribute("value").ShouldBe("2"));
        asked.ShouldBe(1);
    }

    [Fact]
    public void InChinese_ThePageSpeaksChinese()
    {
        Words.Speak("zh-Hans");
        Answer(s_quiet);

        Render<OverviewPage>().Find("h1").TextContent.ShouldBe("概览");
    }

    private void Answer(OverviewReport report) => Overview.Get = () => Task.FromResult<Result<OverviewReport>>(report);
}
