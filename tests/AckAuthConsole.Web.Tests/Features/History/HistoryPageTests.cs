using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.History;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class HistoryPageTests : PageTest
{
    [Fact]
    public void WhileThePageIsRead_ASkeletonStands()
    {
        History.Find = _ => new TaskCompletionSource<Result<AuditPage>>().Task;

        Render<HistoryPage>().Find(".skeleton[role=status]").ShouldNotBeNull();
    }

    [Fact]
    public void AnEmptyHistory_SaysWhatWouldBeHere() => Render<HistoryPage>().Find(".empty-state").TextContent.ShouldContain("No history yet");

    [Fact]
    public void AFailure_IsExplainedAndCanBeRetried()
    {
        var failed = true;
        History.Find = _ => Task.FromResult<Result<AuditPage>>(failed ? new Failure.Unavailable(Dependency.DatabaseBusy) : new AuditPage([Sample.Event(3)], null));
        var page = Render<HistoryPage>();
        page.Find(".failure[role=alert]").TextContent.ShouldContain("database.busy");

        failed = false;
        page.Find(".failure button.button").Click();

        page.FindAll(".history-lines li").Count.ShouldBe(1);
    }

    [Fact]
    public void Lines_AreSentencesThatLeadToTheirDetails()
    {
        History.Holds(Sample.Change(41, [], [Sample.Permission("dev", name: "team-a")]), Sample.Event(40));
        Navigation.NavigateTo("/history?actor=platform");

        var links = Render<HistoryPage>().FindAll(".history-lines li .what a");

        links[0].TextContent.Trim().ShouldBe("platform-admin gave team-a-dev-1 the role Developer in team-a of prod-hangzhou");
        links[0].GetAttribute("href").ShouldBe("/history/41?actor=platform");
        links[1].TextContent.Trim().ShouldBe("platform-admin signed in");
    }

    [Fact]
    public void TheUrlsFilter_IsWhatCoreIsAsked()
    {
        Navigation.NavigateTo("/history?outcome=Failed&cluster=" + Sample.ProductionId + "&before=90");

        Render<HistoryPage>();

        var query = History.Queries.ShouldHaveSingleItem();
        (query.Outcome, query.ClusterId, query.Before).ShouldBe((AuditOutcome.Failed, Sample.ProductionId, 90));
    }

    [Fact]
    public void AChosenFilter_GoesToTheUrlAndTheNewestPage()
    {
        Navigation.NavigateTo("/history?before=90");
        var page = Render<HistoryPage>();

        page.FindAll(".filters select")[2].Change("Partial");

        Address.ShouldBe("/history?outcome=Partial");
        History.Queries[^1].Outcome.ShouldBe(AuditOutcome.Partial);
    }

    [Fact]
    public void ADayUntilWhich_IsIncluded()
    {
        var page = Render<HistoryPage>();

        page.FindAll("input[type=date]")[1].Change("2026-01-14");

        History.Queries[^1].Until.ShouldBe(new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
        page.FindAll("input[type=date]")[1].GetAttribute("value").ShouldBe("2026-01-14");
    }

    [Fact]
    public void AnAnswerThatComesLate_IsIgnored()
    {
        var slow = new TaskCompletionSource<Result<AuditPage>>();
        History.Find = query => query.Text == "slow" ? slow.Task : Task.FromResult<Result<AuditPage>>(new AuditPage([Sample.Event(2)], null));
        Navigation.NavigateTo("/history?text=slow");
        var page = Render<HistoryPage>();

        Navigation.NavigateTo("/history?text=quick");
        slow.SetResult(new AuditPage([Sample.Event(99)], null));

        page.WaitForAssertion(() => page.Find(".history-lines li").GetAttribute("data-sequence").ShouldBe("2"));
        History.Tokens[0].IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void OlderAndNewest_AreLinksThatKeepTheFilter()
    {
        History.Find = _ => Task.FromResult<Result<AuditPage>>(new AuditPage([Sample.Event(60)], 60));
        Navigation.NavigateTo("/history?actor=x&before=110");

        var links = Render<HistoryPage>().FindAll(".history-pages a");

        links.Select(l => (l.TextContent, l.GetAttribute("href"))).ShouldBe([("Back to newest", "/history?actor=x"), ("Older", "/history?actor=x&before=60")]);
    }

    [Fact]
    public void AnEntrysUrl_OpensItsPanelWithEverything()
    {
        History.Holds(Sample.Change(41, [Sample.Permission("dev")], [Sample.Permission("ops")]));

        var panel = Render<HistoryPage>(p => p.Add(x => x.Sequence, 41)).Find("dialog");

        panel.QuerySelector("h2")!.TextContent.ShouldBe("Entry 41");
        foreach (var part in new[] { "New in the team", "OPS-1", "192.0.2.7", "administrator", "request-1", "420 ms", "correlation-1" })
            panel.TextContent.ShouldContain(part);
        panel.QuerySelector($"a[href='/clusters/{Sample.ProductionId}']").ShouldNotBeNull();
        panel.QuerySelector("a[href='/authorizations/users/2005']").ShouldNotBeNull();
        panel.QuerySelectorAll("tr.removed td")[0].TextContent.ShouldContain("Developer");
        panel.QuerySelectorAll("tr.added td")[2].TextContent.ShouldContain("O&M Engineer");
        panel.QuerySelector("a[href='/authorizations/undo/41']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Escape_ClosesThePanelAndKeepsTheFilter()
    {
        History.Holds(Sample.Event(40));
        Navigation.NavigateTo("/history/40?actor=platform");
        var page = Render<HistoryPage>(p => p.Add(x => x.Sequence, 40));

        // The script calls this for Escape; the browser gives focus back when the dialog closes.
        await page.InvokeAsync(page.FindComponent<Dialog>().Instance.CancelAsync);

        Address.ShouldBe("/history?actor=platform");
        page.Render(p => p.Add(x => x.Sequence, null));
        Script.VerifyInvoke("closeDialog");
    }

    [Fact]
    public void AnUnknownEntry_IsExplainedInThePanel()
    {
        var panel = Render<HistoryPage>(p => p.Add(x => x.Sequence, 12345)).Find("dialog");

        panel.QuerySelector(".failure")!.TextContent.ShouldContain("12345");
    }

    [Fact]
    public void Undo_IsDisabledWithItsReason_ForAnAuditor()
    {
        Access.Role = ConsoleRole.Auditor;
        History.Holds(Sample.Change(41, [], [Sample.Permission("dev")]));

        var panel = Render<HistoryPage>(p => p.Add(x => x.Sequence, 41)).Find("dialog");

        panel.QuerySelector(".actions button")!.HasAttribute("disabled").ShouldBeTrue();
        panel.QuerySelector("#undo-reason")!.TextContent.ShouldBe("Only administrators may undo a change.");
    }

    [Fact]
    public void Details_TellWhatWasUndoneAndHowItWasSettled()
    {
        var change = Sample.Change(41, [Sample.Permission("dev")], [], AuditOutcome.Failed, new Dictionary<string, string> { ["undoes"] = "12" });
        var details = new Dictionary<string, string> { ["resolved"] = "at-start", ["putBack"] = "true", ["cloudMessage"] = "No <b>." };
        History.Holds(change with { Outcome = change.Outcome! with { Record = change.Outcome.Record with { Details = details, FailureCode = "cloud.rbac-denied" } } });

        var panel = Render<HistoryPage>(p => p.Add(x => x.Sequence, 41)).Find("dialog");

        panel.QuerySelector("a[href='/history/12']")!.TextContent.ShouldBe("This change undoes entry 12.");
        foreach (var part in new[] { "reading the cloud at the next start", "put back", "No <b>.", "cloud.rbac-denied" })
            panel.TextContent.ShouldContain(part);
    }

    [Fact]
    public void Exports_CarryTheFilterButNotThePage()
    {
        Navigation.NavigateTo("/history?action=session.sign-in&before=9");

        var links = Render<HistoryPage>().FindAll("a[download]");

        links.Select(l => l.GetAttribute("href")).ShouldBe(["/api/history/export.csv?action=session.sign-in", "/api/history/export.ndjson?action=session.sign-in"]);
    }

    [Fact]
    public void AMember_MayNeitherExportNorVerify_AndIsTold()
    {
        Access.Role = ConsoleRole.Member;

        var page = Render<HistoryPage>();

        page.FindAll("a[download]").ShouldBeEmpty();
        page.FindAll("button[disabled]").Select(b => b.TextContent.Trim()).ShouldBe(["Export CSV", "Export NDJSON", "Verify"]);
        page.Find("#verify-refused").TextContent.ShouldContain("Only administrators and auditors");
    }

    [Fact]
    public void Verify_NamesTheFirstBrokenEntry()
    {
        History.Verify = () => Task.FromResult<Result<AuditVerification>>(new AuditVerification(16, new AuditHead(80, new string('c', 64)), null, new AuditBreak(17, AuditBreakKind.Altered)));
        var page = Render<HistoryPage>();

        page.Find(".verification button").Click();

        page.Find(".verification [role=status]").TextContent.ShouldContain("First broken entry: 17.");
        page.Find(".result.broken").TextContent.ShouldContain("The content of this entry was changed.");
    }

    [Fact]
    public void Verify_OfAWholeChain_SaysHowManyEntries()
    {
        var head = new AuditHead(80, new string('c', 64));
        History.Verify = () => Task.FromResult<Result<AuditVerification>>(new AuditVerification(80, head, head, null));
        var page = Render<HistoryPage>();

        page.Find(".verification button").Click();

        page.Find(".result.whole .verdict").TextContent.ShouldContain("Entries checked: 80.");
    }

    [Fact]
    public void InChinese_ThePageSpeaksChinese()
    {
        Words.Speak("zh-Hans");
        History.Holds(Sample.Event(40));

        var page = Render<HistoryPage>();

        page.Find("h1").TextContent.ShouldBe("历史记录");
        page.Find(".history-lines li .what a").TextContent.Trim().ShouldBe("platform-admin 登录");
    }

    [Fact]
    public void MarkupInNamesAndReasons_StaysText()
    {
        var record = Sample.Record();
        History.Holds(Sample.Event(40, record with { Reason = "<script>alert(1)</script>", Actor = record.Actor with { Name = "<b>x</b>" } }));

        var page = Render<HistoryPage>();

        page.FindAll("script, .what b").ShouldBeEmpty();
        page.Find(".history-lines li").TextContent.ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task LeavingDuringARead_CancelsIt()
    {
        History.Find = _ => new TaskCompletionSource<Result<AuditPage>>().Task;
        Render<HistoryPage>();

        await DisposeComponentsAsync();

        History.Tokens.ShouldHaveSingleItem().IsCancellationRequested.ShouldBeTrue();
    }
}
