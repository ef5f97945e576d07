namespace AckAuthConsole.Core.Tests.Audit;

public sealed class HistoryTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task AMember_SeesOnlyWhatIsAboutOrByHimself()
    {
        var others = await ChangeAsync(Sample.Alice);
        var own = await ChangeAsync(Sample.Member.Principal!);

        var page = (await _console.History.FindAsync(Sample.Member, new AuditQuery { OnlyAbout = Sample.Alice, PageSize = 10_000 }, CancellationToken.None)).Value;

        page.Items.Select(i => i.Entry.Sequence).ShouldBe([own]);
        (await _console.History.GetAsync(Sample.Member, own, CancellationToken.None)).IsSuccess.ShouldBeTrue();
        (await _console.History.GetAsync(Sample.Member, others, CancellationToken.None)).Failure.ShouldBe(new Failure.NotFound("history-entry", $"{others}"));
        (await _console.History.GetAsync(Sample.Auditor, others, CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task AnExport_IsRecordedBeforeItBegins_WithItsFilter()
    {
        await ChangeAsync(Sample.Alice);

        var export = (await _console.History.ExportAsync(Sample.Auditor, new AuditQuery { Actor = "platform", Text = "a" }, "csv", CancellationToken.None)).Value;

        var record = _console.Trail.Records[^1];
        (record.Action, record.Details["format"], record.Details["filter"]).ShouldBe((AuditActions.ExportHistory, "csv", "actor=platform; text=a"));
        export.Head.ShouldBe(new AuditHead(_console.Trail.Entries[^1].Sequence, _console.Trail.Entries[^1].Hash));
        _console.Trail.OnAppend = _ => new Failure.Unavailable(Dependency.DatabaseFull);
        (await _console.History.ExportAsync(Sample.Auditor, new AuditQuery(), "csv", CancellationToken.None)).Failure!.Code.ShouldBe("database.full");
    }

    [Fact]
    public async Task AVerification_IsRecorded_WithWhatItFound()
    {
        (await _console.History.VerifyAsync(Sample.Auditor, CancellationToken.None)).Value.IsIntact.ShouldBeTrue();
        _console.Trail.Broken = new AuditBreak(7, AuditBreakKind.Altered);
        (await _console.History.VerifyAsync(Sample.Auditor, CancellationToken.None)).Value.IsIntact.ShouldBeFalse();

        _console.Trail.Records.Select(r => r.Outcome).ShouldBe([AuditOutcome.Succeeded, AuditOutcome.Failed]);
        _console.Trail.Records[1].Details["broken"].ShouldBe("7 Altered");
    }

    [Fact]
    public async Task AMember_NeitherExportsNorVerifies_AndTheRefusalIsRecorded()
    {
        (await _console.History.ExportAsync(Sample.Member, new AuditQuery(), "csv", CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await _console.History.VerifyAsync(Sample.Member, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");

        _console.Trail.Records.Select(r => r.Target!.Name).ShouldBe(["history-export", "history-verify"]);
    }

    [Fact]
    public async Task TheOverview_ShowsAReaderEverything_AndAMemberHisOwn()
    {
        _console.Permissions.LagInReads = 1000;
        var unverified = await ChangeAsync(Sample.Alice);
        _console.Inventory.Put(Sample.C1, new ClusterHealth(_console.Clock.GetUtcNow(), new Failure.Unavailable(Dependency.Cluster)));

        var report = (await _console.Overview.GetAsync(Sample.Auditor, CancellationToken.None)).Value;
        var own = (await _console.Overview.GetAsync(Sample.Member, CancellationToken.None)).Value;

        report.UnsettledChanges.Select(c => c.Entry.Sequence).ShouldBe([unverified]);
        report.ChangesByDay.Count.ShouldBe(14);
        report.ChangesByDay[^1].Value.ShouldBe(1);
        report.UnhealthyClusters.ShouldHaveSingleItem().Cluster.Id.ShouldBe(Sample.C1);
        (report.ClusterCount, report.UserCount, report.RoleCount).ShouldBe((2, 6, 0));
        own.RecentChanges.ShouldBeEmpty();
        own.UnhealthyClusters.ShouldBeEmpty();
        (own.ClusterCount, own.UserCount).ShouldBe((0, 0));
    }

    private async Task<long> ChangeAsync(PrincipalRef target) => (await _console.ApplyAsync(await _console.PlanAsync(target, Sample.Grant("c1", "dev")))).HistorySequence!.Value;
}
