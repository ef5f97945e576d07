using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class FindingsUseCaseTests : IDisposable
{
    private readonly TestConsole _console = new();

    public FindingsUseCaseTests()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.Role("reader", FakeClusterRbac.Rule("list", "core", "secrets")));
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("alice", "reader", FakeClusterRbac.User(Sample.Alice.Id.Value)));
    }

    private DateOnly Today => DateOnly.FromDateTime(_console.Clock.GetUtcNow().UtcDateTime);

    public void Dispose() => _console.Dispose();

    private string Until(int days) => Today.AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task AFinding_NamesThePersonBehindTheSubject()
    {
        var view = await ListAsync(new FindingQuery { Search = "alice" });

        view.Rows.Select(r => (r.Finding.Rule.Id, r.Who!.Name)).ShouldBe([("R06", "alice")]);
        view.Open.High.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task QueriesNarrow_AndTheRulesAreCountedWithoutTheRuleFilter()
    {
        (await ListAsync(new FindingQuery { Rule = "r06" })).Rows.ShouldAllBe(r => r.Finding.Rule.Id == "R06");
        (await ListAsync(new FindingQuery { Least = FindingSeverity.Critical })).Rows.ShouldAllBe(r => r.Finding.Severity == FindingSeverity.Critical);
        var byRule = await ListAsync(new FindingQuery { Rule = "R06" });
        byRule.Rules.Length.ShouldBeGreaterThan(1);
        (await ListAsync(new FindingQuery { Size = 1 })).Rows.Length.ShouldBe(1);
    }

    [Fact]
    public async Task TheDaysNumber_IsKept_UnlessSomethingCouldNotBeRead()
    {
        _console.Workloads.Failure = new Failure.Unavailable(Dependency.Cluster);
        var partly = await ListAsync(new FindingQuery());
        _console.Findings.Days.ShouldBeEmpty();
        partly.WorkloadGaps.ShouldNotBeEmpty();

        using var other = new TestConsole();
        var whole = (await other.Get<IFindings>().ListAsync(Sample.Auditor, Sample.C1, new FindingQuery(), CancellationToken.None)).Value;
        other.Findings.Days.ShouldHaveSingleItem().Counts.ShouldBe(whole.Open);
    }

    [Fact]
    public async Task TheRecorder_CountsWhatIsKnown_AndAsksNoClusterForMore()
    {
        await ListAsync(new FindingQuery());
        _console.Clock.Advance(TimeSpan.FromDays(1));
        var reads = _console.Rbac.Reads.Values.Sum();

        await _console.Get<FindingsRecorder>().RecordAsync(CancellationToken.None);

        _console.Findings.Days.Where(d => d.Cluster == Sample.C1).Select(d => d.Day).ShouldBe([Today.AddDays(-1), Today]);
        _console.Rbac.Reads.Values.Sum().ShouldBe(reads);
    }

    [Fact]
    public async Task AnUnchangedCluster_IsLookedAtOnce()
    {
        await ListAsync(new FindingQuery());
        await ListAsync(new FindingQuery { Search = "alice" });

        (_console.Workloads.Reads, _console.Findings.DaysPut).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Suppressed_ItIsLeftOutUntilItsDayIsOver_AndTheHistoryHasIt()
    {
        var fingerprint = await FingerprintAsync();
        (await SuppressAsync(fingerprint, "a known robot", Today.AddDays(7))).IsSuccess.ShouldBeTrue();

        (await ListAsync(new FindingQuery { Search = "alice" })).Rows.ShouldBeEmpty();
        (await ListAsync(new FindingQuery { Standing = FindingStanding.Suppressed })).Rows.ShouldHaveSingleItem().Suppression!.Reason.ShouldBe("a known robot");
        _console.Trail.Records.Select(r => (r.Action, r.Kind, r.Reason, r.Details["until"])).Distinct().ShouldBe(
        [
            (AuditActions.SuppressFinding, AuditEntryKind.Intent, "a known robot", Until(7)),
            (AuditActions.SuppressFinding, AuditEntryKind.Outcome, "a known robot", Until(7)),
        ]);

        _console.Clock.Advance(TimeSpan.FromDays(8));
        (await ListAsync(new FindingQuery { Search = "alice" })).Rows.ShouldHaveSingleItem().Suppression.ShouldNotBeNull();
    }

    [Fact]
    public async Task Reopened_ItCountsAgain_EvenWhenTheClusterIsOutOfReach()
    {
        var fingerprint = await FingerprintAsync();
        await SuppressAsync(fingerprint, "a known robot", Today.AddDays(7));
        _console.Clock.Advance(TimeSpan.FromHours(1));
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        (await _console.Get<IFindings>().ReopenAsync(Sample.Admin, Sample.C1, fingerprint, CancellationToken.None)).IsSuccess.ShouldBeTrue();
        _console.Findings.Suppressions.ShouldBeEmpty();
        (await _console.Get<IFindings>().ReopenAsync(Sample.Admin, Sample.C1, fingerprint, CancellationToken.None)).Failure.ShouldBeOfType<Failure.NotFound>();
    }

    [Theory]
    [InlineData("", 7, "finding.reason-required")]
    [InlineData("x", -1, "finding.until")]
    [InlineData("x", FindingSuppression.MaxDays + 1, "finding.until")]
    public async Task BadInput_IsRefusedWithItsField(string reason, int days, string code)
    {
        (await SuppressAsync(await FingerprintAsync(), reason, Today.AddDays(days))).Failure!.Code.ShouldBe(code);
        _console.Trail.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutARecord_NothingIsSuppressedOrHandedOut()
    {
        var fingerprint = await FingerprintAsync();
        _console.Trail.OnAppend = _ => new Failure.Unavailable(Dependency.Database);

        (await SuppressAsync(fingerprint, "x", Today)).Failure!.Code.ShouldBe("database.unavailable");
        _console.Findings.Suppressions.ShouldBeEmpty();
        (await _console.Get<IFindings>().ExportAsync(Sample.Auditor, Sample.C1, new FindingQuery(), CancellationToken.None)).Failure!.Code.ShouldBe("database.unavailable");
    }

    [Fact]
    public async Task AnUnknownFinding_IsNotFound() => (await SuppressAsync("0123456789abcdef", "x", Today)).Failure.ShouldBeOfType<Failure.NotFound>();

    [Fact]
    public async Task TheFleet_TellsClustersThatCannotBeRead_AndAnExportNamesThem()
    {
        _console.Rbac.Unreachable[Sample.C2] = new Failure.Unavailable(Dependency.Cluster);
        var parts = new List<FleetFindingsPart>();
        await foreach (var part in _console.Get<IFindings>().ListEverywhereAsync(Sample.Auditor, new FindingQuery(), CancellationToken.None))
            parts.Add(part.Value);

        parts.Single(p => p.Cluster.Id == Sample.C2).Failure.ShouldNotBeNull();
        parts.Single(p => p.Cluster.Id == Sample.C1).Open!.Total.ShouldBe(parts.Single(p => p.Cluster.Id == Sample.C1).Rows.Length);
        var export = await _console.Get<IFindings>().ExportAsync(Sample.Auditor, null, new FindingQuery(), CancellationToken.None);
        export.Value.Count.ShouldBe(parts.Sum(p => p.Rows.Length));
        var record = _console.Trail.Records.ShouldHaveSingleItem();
        (record.Action, record.Details["unread"]).ShouldBe((AuditActions.ExportFindings, "cluster-c2"));
    }

    [Fact]
    public async Task TheTrend_AddsClustersUp_AndAClusterNotLookedAtCountsAsBefore()
    {
        var (first, second) = (new FindingCounts(1, 0, 0, 0, 2), new FindingCounts(3, 1, 0, 0, 0));
        _console.Findings.Days.AddRange([new FindingsDay(Sample.C1, Today.AddDays(-3), first), new FindingsDay(Sample.C2, Today.AddDays(-2), second), new FindingsDay(Sample.C1, Today.AddDays(-1), second)]);
        _console.Findings.Days.Add(new FindingsDay(ClusterId.Parse("gone"), Today.AddDays(-1), second));

        var trend = (await _console.Get<IFindings>().TrendAsync(Sample.Auditor, CancellationToken.None)).Value;

        trend.Select(d => (d.Day, d.Counts.Critical, d.Counts.Info)).ShouldBe([(Today.AddDays(-3), 1, 2), (Today.AddDays(-2), 4, 2), (Today.AddDays(-1), 6, 0)]);
    }

    [Fact]
    public async Task Rights_AreAskedFor()
    {
        var findings = _console.Get<IFindings>();
        (await findings.ListAsync(Sample.Member, Sample.C1, new FindingQuery(), CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await findings.TrendAsync(Sample.Member, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await findings.ExportAsync(Sample.Member, null, new FindingQuery(), CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await findings.SuppressAsync(Sample.Auditor, Sample.C1, "x", "x", Today, CancellationToken.None)).Failure!.Code.ShouldBe("console.administrator-required");
        (await findings.ReopenAsync(Sample.Auditor, Sample.C1, "x", CancellationToken.None)).Failure!.Code.ShouldBe("console.administrator-required");
        _console.Trail.Records.Count.ShouldBe(5);
    }

    private async Task<FindingsView> ListAsync(FindingQuery query) => (await _console.Get<IFindings>().ListAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None)).Value;

    private async Task<string> FingerprintAsync() => (await ListAsync(new FindingQuery { Search = "alice" })).Rows[0].Finding.Fingerprint;

    private Task<Result<Done>> SuppressAsync(string fingerprint, string reason, DateOnly until) =>
        _console.Get<IFindings>().SuppressAsync(Sample.Admin, Sample.C1, fingerprint, reason, until, CancellationToken.None);
}
