using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Settings;
using AckAuthConsole.Web.Tests.Features.Support;
using AngleSharp.Dom;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.Settings;

public sealed class SettingsPageTests : PageTest
{
    private static readonly ConsoleRoleAssignment s_own = new(Sample.User(FakePerson.UserId), ConsoleRole.Administrator, "platform-admin", false, Sample.Now, "root");
    private static readonly ConsoleRoleAssignment s_auditor = new(Sample.User("2009"), ConsoleRole.Auditor, "security-auditor", false, Sample.Now, "root");
    private static readonly ConsoleRoleAssignment s_configured = new(Sample.Role("3007"), ConsoleRole.Administrator, "ops-role", true);

    [Fact]
    public void TheConnection_SaysModeIdentityAndReach()
    {
        var page = Open(null);

        foreach (var part in new[] { "Emulated account", "acs:ram::1000:user/console", "http://127.0.0.1:5081", "may not see every cluster", "give the console's own identity" })
            page.Markup.ShouldContain(part);
        page.Find("nav.parts a[aria-current=page]").TextContent.ShouldBe("Connection");
    }

    [Fact]
    public void AnIdentityThatIsNotKnown_SaysWhy()
    {
        Connection.Report = Connection.Report.Value with { Identity = new Failure.Forbidden("cloud.credentials") };

        Open(null).Find(".failure").TextContent.ShouldContain("cloud.credentials");
    }

    [Fact]
    public void OwnPermissions_AreAllowedMissingOrUnknown_WithThePolicyToPaste()
    {
        var page = Open("permissions");

        page.FindAll("tbody tr").Select(r => r.QuerySelectorAll("td")[2].TextContent.Trim()).ShouldBe(["✓ allowed", "✕ missing", "? unknown"]);
        page.FindAll("tbody td")[0].TextContent.ShouldBe("Read what everyone holds");
        page.Find(".verdict").TextContent.ShouldContain("1 of 3 actions are missing.");
        page.Find("pre code").TextContent.ShouldBe("{\n  \"Version\": \"1\"\n}");

        page.Find(".policy button").Click();

        Script.VerifyInvoke("copyText").Arguments[0].ShouldBe("{\n  \"Version\": \"1\"\n}");
    }

    [Fact]
    public void BothPartsOfTheCloud_AskItOnce()
    {
        var page = Open(null);

        page.Render(p => p.Add(x => x.Part, "permissions"));

        Connection.Checks.ShouldBe(1);
    }

    [Fact]
    public void AFailedCheck_CanBeRepeated()
    {
        var good = Connection.Report;
        Connection.Report = new Failure.Unavailable(Dependency.Cloud);
        var page = Open(null);
        page.Find(".failure").TextContent.ShouldContain("cloud.unavailable");

        Connection.Report = good;
        page.Find(".failure button.button").Click();

        page.FindAll(".failure").ShouldBeEmpty();
    }

    [Fact]
    public void AMember_SeesNoSettings()
    {
        Access.Role = ConsoleRole.Member;

        var page = Open(null);

        page.Find(".empty-state").TextContent.ShouldContain("Only administrators and auditors");
        Connection.Checks.ShouldBe(0);
    }

    [Fact]
    public void AnUnknownPart_LeadsBack() => Open("nonsense").Find(".empty-state a").GetAttribute("href").ShouldBe("/settings");

    [Fact]
    public void ConsoleRoles_ShowWhyAOneCannotBeRemoved()
    {
        ConsoleRoles.Assignments.AddRange([s_own, s_configured, s_auditor]);

        var rows = Open("console-roles").FindAll("tbody tr");

        rows.Select(r => r.QuerySelector(".reason")?.TextContent).ShouldBe(
            ["Nobody takes away his own role. Ask another administrator.", "Set by configuration. Change it there and restart the console.", null]);
        rows.Select(r => r.QuerySelector("button.small")!.HasAttribute("disabled")).ShouldBe([true, true, false]);
    }

    [Fact]
    public void AnAuditor_SeesButChangesNothing()
    {
        Access.Role = ConsoleRole.Auditor;
        ConsoleRoles.Assignments.Add(s_auditor);

        var page = Open("console-roles");

        page.FindAll("button.small, button.primary").ShouldAllBe(b => b.HasAttribute("disabled"));
        page.Find("#add-role-reason").TextContent.ShouldBe("Only administrators may change console roles.");
    }

    [Fact]
    public void Adding_NeedsWhoAndWhy_ThenAssigns()
    {
        Principals.Known.AddRange([Sample.Principal(Sample.User("2009"), "security-auditor"), Sample.Principal(Sample.User("2010"), "team-a-lead")]);
        var page = Open("console-roles");
        page.Find("button.primary").Click();
        Submit(page).HasAttribute("disabled").ShouldBeTrue();
        page.Find(".missing").TextContent.ShouldBe("Choose who gets the role.");

        page.FindAll("input[type=radio]")[1].Change(true);
        page.Find(".missing").TextContent.ShouldBe("Say why, in a few words.");
        page.FindAll("dialog select")[1].Change("Administrator");
        page.Find("textarea").Input(" Leads the platform ");
        page.Find("dialog form").Submit();

        ConsoleRoles.Calls.ShouldBe([(Sample.User("2010"), ConsoleRole.Administrator, "Leads the platform")]);
        page.FindAll("dialog form").ShouldBeEmpty();
    }

    [Fact]
    public void ARefusedAddition_KeepsWhatWasTyped()
    {
        Principals.Known.Add(Sample.Principal(Sample.User("2009"), "security-auditor"));
        ConsoleRoles.Answer = () => Task.FromResult<Result<Done>>(new Failure.Unavailable(Dependency.DatabaseFull));
        var page = Open("console-roles");
        page.Find("button.primary").Click();
        page.Find("input[type=radio]").Change(true);
        page.Find("textarea").Input("Because");

        page.Find("dialog form").Submit();

        page.Find("dialog .failure").TextContent.ShouldContain("database.full");
        page.Find("textarea").GetAttribute("value").ShouldBe("Because");
        page.Find("input[type=radio]").HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public void ADoubleSubmit_AssignsOnce()
    {
        Principals.Known.Add(Sample.Principal(Sample.User("2009"), "security-auditor"));
        ConsoleRoles.Answer = () => new TaskCompletionSource<Result<Done>>().Task;
        var page = Open("console-roles");
        page.Find("button.primary").Click();
        page.Find("input[type=radio]").Change(true);
        page.Find("textarea").Input("Because");

        page.Find("dialog form").Submit();
        page.Find("dialog form").Submit();

        ConsoleRoles.Calls.Count.ShouldBe(1);
        Submit(page).HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void ARamRoleThatTheInventoryDoesNotKnow_IsLookedUpByItsName()
    {
        Principals.RolesInRam["AliyunReservedSSO-Ops"] = Sample.Principal(Sample.Role("3009"), "AliyunReservedSSO-Ops");
        var page = Open("console-roles");
        page.Find("button.primary").Click();
        page.FindAll("dialog select")[0].Change("RamRole");
        page.Find("dialog input[type=search]").Input("AliyunReservedSSO-Ops");
        Clock.Advance(TimeSpan.FromMilliseconds(120));

        page.WaitForElement("dialog .dialog-body button.small").Click();

        page.Find("dialog .choice").TextContent.ShouldContain("AliyunReservedSSO-Ops");
        page.Find("dialog .choice input").HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public void Removing_AsksWhy_ThenRemoves()
    {
        ConsoleRoles.Assignments.AddRange([s_own, s_auditor]);
        var page = Open("console-roles");
        page.FindAll("tbody button.small")[1].Click();
        page.Find("dialog form p").TextContent.ShouldContain("security-auditor will no longer be Auditor");

        page.Find("textarea").Input("Left the team");
        page.Find("dialog form").Submit();

        ConsoleRoles.Calls.ShouldBe([(Sample.User("2009"), null, "Left the team")]);
    }

    [Fact]
    public void Health_NamesWhatTheInventoryCouldNotRead()
    {
        Inventory.Status = Sample.Complete with { Gaps = [new InventoryGap("cluster", "staging-beijing", new Failure.Unavailable(Dependency.Cluster))] };

        var page = Open("health");

        page.Markup.ShouldContain("Answers; history and console roles can be read.");
        page.FindAll("li strong").Select(s => s.TextContent).ShouldContain("Cluster staging-beijing");
    }

    [Fact]
    public void Health_SaysThatTheDatabaseDoesNotAnswer()
    {
        History.Find = _ => Task.FromResult<Result<AuditPage>>(new Failure.Unavailable(Dependency.DatabaseBusy));

        Open("health").Find(".failure").TextContent.ShouldContain("database.busy");
    }

    [Fact]
    public void InChinese_ThePageSpeaksChinese()
    {
        Words.Speak("zh-Hans");

        Open("permissions").FindAll("nav.parts a").Select(a => a.TextContent).ShouldBe(["连接", "控制台自身权限", "控制台角色", "运行状况"]);
    }

    private IRenderedComponent<SettingsPage> Open(string? part) => Render<SettingsPage>(p => p.Add(x => x.Part, part));

    private static IElement Submit(IRenderedComponent<SettingsPage> page) => page.Find("dialog button[type=submit]");
}
