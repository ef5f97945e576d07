using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Data.Tests.Support;

namespace AckAuthConsole.Data.Tests.Audit;

public sealed class AuditQueryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero);

    private TestDatabase _database = null!;

    // 1 sign-in by the admin; 2 intent → 3 step, 4 succeeded; 5 open intent, all clusters, in Chinese; 6 refused access by a role; 7 intent → 8 failed.
    public async Task InitializeAsync()
    {
        _database = await TestDatabase.StartAsync();
        await AddAsync(Records.Event());
        await AddAsync(Records.Intent());
        await AddAsync(Records.StepOf(2));
        await AddAsync(Records.OutcomeOf(2));
        await AddAsync(Records.Intent("3002", "张伟") with { Clusters = ["*"], Reason = "值班 100%_sure", Ticket = "OPS-2", Added = [] });
        await AddAsync(Records.Event(AuditActions.AccessRefused) with
        {
            Actor = new AuditActor(ConsoleIdentityKind.RamRole, "3001", "audit-role", "s", ConsoleRole.Member, null),
            Outcome = AuditOutcome.Refused,
        });
        await AddAsync(Records.Intent("3003", "team-b-dev") with { Clusters = ["c2", "c3"], Removed = [new AuditPermission("cluster", "c2", "", "My-ClusterRole", true, false)] });
        await AddAsync(Records.OutcomeOf(7, AuditOutcome.Failed));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task EmptyQuery_ListsLinesNewestFirstWithTheirOutcomes()
    {
        var page = (await _database.Trail.FindAsync(new AuditQuery(), default)).Value;

        page.Items.Select(i => i.Entry.Sequence).ShouldBe([7, 6, 5, 2, 1]);
        page.Items.Select(i => i.Result).ShouldBe([AuditOutcome.Failed, AuditOutcome.Refused, AuditOutcome.Open, AuditOutcome.Succeeded, AuditOutcome.Succeeded]);
        page.Items.ShouldAllBe(i => i.Steps.Count == 0);
        page.NextBefore.ShouldBeNull();
    }

    [Fact]
    public async Task Pages_FollowOneAnotherByKeyAndEnd()
    {
        var first = (await _database.Trail.FindAsync(new AuditQuery { PageSize = 2 }, default)).Value;
        var second = (await _database.Trail.FindAsync(new AuditQuery { PageSize = 2, Before = first.NextBefore }, default)).Value;
        await AddAsync(Records.Event());
        var third = (await _database.Trail.FindAsync(new AuditQuery { PageSize = 2, Before = second.NextBefore }, default)).Value;

        first.Items.Select(i => i.Entry.Sequence).ShouldBe([7, 6]);
        second.Items.Select(i => i.Entry.Sequence).ShouldBe([5, 2]);
        third.Items.Select(i => i.Entry.Sequence).ShouldBe([1]);
        third.NextBefore.ShouldBeNull();
    }

    [Fact]
    public async Task TimeFilter_IncludesItsStartAndExcludesItsEnd() =>
        await ShouldFindAsync(new AuditQuery { From = s_start.AddMinutes(1).ToOffset(TimeSpan.FromHours(8)), Until = s_start.AddMinutes(5) }, 5, 2);

    [Theory]
    [InlineData("PLATFORM", new long[] { 7, 5, 2, 1 })]
    [InlineData("2001", new long[] { 7, 5, 2, 1 })]
    [InlineData("200", new long[0])]
    [InlineData(" audit-ROLE ", new long[] { 6 })]
    [InlineData("%", new long[0])]
    public async Task ActorFilter_MatchesPartOfTheNameOrTheExactId(string actor, long[] expected) => await ShouldFindAsync(new AuditQuery { Actor = actor }, expected);

    [Theory]
    [InlineData("Team-", new long[] { 7, 2 })]
    [InlineData("3003", new long[] { 7 })]
    [InlineData("300", new long[0])]
    [InlineData("伟", new long[] { 5 })]
    [InlineData("team_a", new long[0])]
    public async Task TargetFilter_MatchesPartOfTheNameOrTheExactId(string target, long[] expected) => await ShouldFindAsync(new AuditQuery { Target = target }, expected);

    [Theory]
    [InlineData("c1", new long[] { 5, 2 })]
    [InlineData("c3", new long[] { 7, 5 })]
    [InlineData("c", new long[] { 5 })]
    public async Task ClusterFilter_MatchesTheClusterAndAllClusters(string cluster, long[] expected) => await ShouldFindAsync(new AuditQuery { ClusterId = cluster }, expected);

    [Fact]
    public async Task ActionFilter_IsExact() => await ShouldFindAsync(new AuditQuery { Action = AuditActions.AccessRefused }, 6);

    [Theory]
    [InlineData(AuditOutcome.Open, new long[] { 5 })]
    [InlineData(AuditOutcome.Succeeded, new long[] { 2, 1 })]
    [InlineData(AuditOutcome.Failed, new long[] { 7 })]
    [InlineData(AuditOutcome.Refused, new long[] { 6 })]
    [InlineData(AuditOutcome.Partial, new long[0])]
    public async Task OutcomeFilter_LooksAtTheOutcomeEntry(AuditOutcome outcome, long[] expected) => await ShouldFindAsync(new AuditQuery { Outcome = outcome }, expected);

    [Fact]
    public async Task OutcomeFilter_OfAnIntentResolvedTwice_TakesTheLaterOne()
    {
        await AddAsync(Records.OutcomeOf(7, AuditOutcome.Unverified));

        await ShouldFindAsync(new AuditQuery { Outcome = AuditOutcome.Failed });
        await ShouldFindAsync(new AuditQuery { Outcome = AuditOutcome.Unverified }, 7);
    }

    [Theory]
    [InlineData("new COLLEAGUE", new long[] { 7, 2 })]
    [InlineData("ops-2", new long[] { 5 })]
    [InlineData("值班", new long[] { 5 })]
    [InlineData("张", new long[] { 5 })]
    [InlineData("payments", new long[] { 7, 2 })]
    [InlineData("my-clusterrole", new long[] { 7 })]
    [InlineData("100%_s", new long[] { 5 })]
    [InlineData("100_", new long[0])]
    [InlineData("o%s", new long[0])]
    [InlineData("'; DROP TABLE AuditEntries; --", new long[0])]
    public async Task TextFilter_FindsPartsWithoutCaseAndWithoutWildcards(string text, long[] expected) => await ShouldFindAsync(new AuditQuery { Text = text }, expected);

    [Fact]
    public async Task HugeText_FindsNothingAndDoesNotFail() => await ShouldFindAsync(new AuditQuery { Text = new string('%', 100_000) });

    [Fact]
    public async Task OnlyAbout_TakesLinesAboutAndByThePrincipalOfThatKind()
    {
        await ShouldFindAsync(new AuditQuery { OnlyAbout = new PrincipalRef(PrincipalKind.RamUser, PrincipalId.Parse("3001")) }, 2);
        await ShouldFindAsync(new AuditQuery { OnlyAbout = new PrincipalRef(PrincipalKind.RamRole, PrincipalId.Parse("3001")) }, 6);
        await ShouldFindAsync(new AuditQuery { OnlyAbout = new PrincipalRef(PrincipalKind.RamUser, PrincipalId.Parse("2001")) }, 7, 5, 2, 1);
    }

    [Fact]
    public async Task Conditions_MustAllHold() => await ShouldFindAsync(new AuditQuery { Actor = "platform", ClusterId = "c1", Outcome = AuditOutcome.Succeeded, Text = "colleague" }, 2);

    [Fact]
    public async Task Stream_OfMatchingLines_HasTheirStepsAndOutcomesOldestFirst()
    {
        (await StreamAsync(new AuditQuery { ClusterId = "c1", Before = 2, PageSize = 1 })).ShouldBe([2, 3, 4, 5]);
        (await StreamAsync(new AuditQuery { Outcome = AuditOutcome.Failed })).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task Stream_WithoutConditions_IsTheWholeChain()
    {
        await AddAsync(Records.StepOf(2) with { IntentSequence = null });

        (await StreamAsync(new AuditQuery())).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }

    private async Task AddAsync(AuditRecord record)
    {
        await _database.AddAsync(record);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<List<long>> StreamAsync(AuditQuery query)
    {
        var found = new List<long>();
        await foreach (var entry in _database.Trail.StreamAsync(query, default))
            found.Add(entry.Sequence);
        return found;
    }

    private async Task ShouldFindAsync(AuditQuery query, params long[] expected) =>
        (await _database.Trail.FindAsync(query, default)).Value.Items.Select(i => i.Entry.Sequence).ShouldBe(expected);
}
