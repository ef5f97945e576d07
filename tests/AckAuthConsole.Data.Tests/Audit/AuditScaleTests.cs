using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Tests.Audit;

public sealed class AuditScaleTests
{
    private const int Count = 5_000;

    [Fact]
    public async Task TrailLongerThanABatch_IsVerifiedAndStreamedToItsEnd()
    {
        await using var database = await TestDatabase.StartAsync();
        var head = await FillAsync(database, Count);
        await using var restarted = await database.OpenAnotherAsync();

        var verification = (await restarted.Trail.VerifyAsync(default)).Value;
        var streamed = await restarted.Trail.StreamAsync(new AuditQuery { Action = AuditActions.ChangePermissions }, default).CountAsync();

        verification.IsIntact.ShouldBeTrue();
        verification.EntriesChecked.ShouldBe(Count);
        verification.Head.ShouldBe(head);
        streamed.ShouldBe(Count);
    }

    [Fact]
    public async Task BreakInALaterBatch_IsFound()
    {
        await using var database = await TestDatabase.StartAsync();
        await FillAsync(database, Count);
        database.Tamper("UPDATE AuditEntries SET OccurredAt = 'never' WHERE Sequence = 4321");

        (await database.Trail.VerifyAsync(default)).Value.Break.ShouldBe(new AuditBreak(4321, AuditBreakKind.Altered));
    }

    [Fact]
    public async Task ThePageOfAQuery_IsReadByAnIndexAndNotSorted()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var context = database.Context();
        var sql = AuditFilter.Lines(context, new AuditQuery()).Where(e => e.Sequence < 100).OrderByDescending(e => e.Sequence).Take(51).ToQueryString();

        var plan = Plan(database, sql);

        plan.ShouldContain("SEARCH");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    private static string Plan(TestDatabase database, string sql)
    {
        using var connection = database.Raw();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', sql.Split('\n').Where(l => !l.StartsWith(".param", StringComparison.Ordinal))).Replace("@p", "51", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    // Writes rows as the trail does, but many in one transaction.
    private static async Task<AuditHead> FillAsync(TestDatabase database, int count)
    {
        var head = AuditHead.None;
        await using var context = database.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        for (var i = 0; i < count; i++)
        {
            var record = (i % 4) switch
            {
                0 or 1 => Records.Intent($"{3000 + (i % 500)}") with { Clusters = [$"c{i % 50}"] },
                _ => Records.OutcomeOf(i - 1) with { Clusters = [] },
            };
            var occurredAt = database.Clock.GetUtcNow().AddTicks(-4567);
            var form = AuditCanonicalForm.Write(head.Sequence + 1, occurredAt, record);
            var entry = new AuditEntry(head.Sequence + 1, occurredAt, record, head.Hash, AuditCanonicalForm.Hash(head.Hash, form));
            context.Add(AuditRows.Of(entry, System.Text.Encoding.UTF8.GetString(form)));
            context.AddRange(AuditRows.Clusters(record).Select(c => new AuditClusterRow { Sequence = entry.Sequence, ClusterId = c }));
            head = new AuditHead(entry.Sequence, entry.Hash);
            if (i % 1000 != 999)
                continue;
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
        }

        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return head;
    }
}
