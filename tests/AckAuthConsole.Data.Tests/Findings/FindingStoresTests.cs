using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Data.Tests.Findings;

public sealed class FindingStoresTests
{
    private static readonly DateTimeOffset s_when = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly ClusterId s_one = ClusterId.Parse("c1");
    private static readonly ClusterId s_two = ClusterId.Parse("c2");

    [Fact]
    public async Task Suppressions_AreKeptReplacedListedByClusterAndRemoved()
    {
        await using var database = await TestDatabase.StartAsync();
        var store = database.Services.GetRequiredService<IFindingSuppressions>();
        var first = new FindingSuppression(s_one, "0123456789abcdef", "R06", "known 已知", new DateOnly(2026, 4, 1), "admin", s_when);
        await store.PutAsync(first, default);
        await store.PutAsync(first with { Cluster = s_two }, default);
        var longer = first with { Until = new DateOnly(2026, 5, 1), By = "other" };
        (await store.PutAsync(longer, default)).IsSuccess.ShouldBeTrue();

        await using var restarted = await database.OpenAnotherAsync();
        store = restarted.Services.GetRequiredService<IFindingSuppressions>();
        (await store.ListAsync(s_one, default)).Value.ShouldBe([longer]);
        (await store.ListAsync(null, default)).Value.Count.ShouldBe(2);
        (await store.RemoveAsync(s_one, first.Fingerprint, default)).IsSuccess.ShouldBeTrue();
        (await store.RemoveAsync(s_one, first.Fingerprint, default)).Failure.ShouldBeOfType<Failure.NotFound>();
        (await store.ListAsync(s_one, default)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_AreReplaced_AndListedSinceADay_OldestFirst()
    {
        await using var database = await TestDatabase.StartAsync();
        var history = database.Services.GetRequiredService<IFindingsHistory>();
        var today = new FindingsDay(s_one, new DateOnly(2026, 3, 2), new FindingCounts(1, 2, 3, 4, 5));
        await history.PutAsync(today with { Counts = new FindingCounts(9, 9, 9, 9, 9) }, default);
        await history.PutAsync(today, default);
        await history.PutAsync(today with { Day = new DateOnly(2026, 3, 1) }, default);
        await history.PutAsync(today with { Day = new DateOnly(2025, 3, 1) }, default);
        await history.PutAsync(today with { Cluster = s_two }, default);

        (await history.ListAsync(s_one, new DateOnly(2026, 1, 1), default)).Value.ShouldBe([today with { Day = new DateOnly(2026, 3, 1) }, today]);
        (await history.ListAsync(null, new DateOnly(2026, 3, 2), default)).Value.Count.ShouldBe(2);
    }

    [Fact]
    public async Task LockedDatabase_IsAFailure()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var blocker = database.Raw();
        await using var transaction = blocker.BeginTransaction();

        var suppression = new FindingSuppression(s_one, "0123456789abcdef", "R06", "x", new DateOnly(2026, 4, 1), "admin", s_when);
        (await database.Services.GetRequiredService<IFindingSuppressions>().PutAsync(suppression, default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.DatabaseBusy));
    }
}
