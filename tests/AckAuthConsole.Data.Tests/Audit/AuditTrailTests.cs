using System.Text.Json;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AckAuthConsole.Data.Tests.Audit;

public sealed class AuditTrailTests
{
    [Fact]
    public async Task Append_ChainsEntriesWithoutGapsAndCutsTheTimeToMilliseconds()
    {
        await using var database = await TestDatabase.StartAsync();

        var first = await database.AddAsync(Records.Event());
        var second = await database.AddAsync(Records.Intent());

        first.Sequence.ShouldBe(1);
        first.PreviousHash.ShouldBe(AuditHead.NoHash);
        first.OccurredAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero));
        second.Sequence.ShouldBe(2);
        second.PreviousHash.ShouldBe(first.Hash);
        second.Hash.ShouldBe(AuditCanonicalForm.Hash(first.Hash, AuditCanonicalForm.Write(2, second.OccurredAt, second.Record)));
        (await database.Trail.GetHeadAsync(default)).Value.ShouldBe(new AuditHead(2, second.Hash));
    }

    [Fact]
    public async Task Entry_WithEveryFieldAndOddText_IsRebuiltExactlyAndVerifies()
    {
        await using var database = await TestDatabase.StartAsync();
        var record = Records.Intent() with
        {
            Actor = new AuditActor(ConsoleIdentityKind.RamRole, "77", "审计员 <b>\"'; DROP TABLE x;--", "s\u0000b", null, null),
            Clusters = ["*", "c1", "c1"],
            Before = [new AuditPermission("?", "odd\\id", "", "?x?y", false, true)],
            Removed = [new AuditPermission("all-clusters", "", "", "cluster-admin", true, false)],
            Reason = "lines\r\n\ttabs \u0000 nul 😀 \u2028 %_\\",
            FailureCode = "StatusForbidden",
            RequestIds = ["a", "b"],
            DurationMilliseconds = 0,
            Details = new Dictionary<string, string> { ["z"] = "1", ["a"] = "ü" },
        };

        var written = await database.AddAsync(record);

        var read = (await database.Trail.GetAsync(written.Sequence, default)).Value.Entry;
        AuditCanonicalForm.Write(read.Sequence, read.OccurredAt, read.Record).ShouldBe(AuditCanonicalForm.Write(written.Sequence, written.OccurredAt, record));
        read.Record.Reason.ShouldBe(record.Reason);
        read.Record.Actor.ShouldBe(record.Actor);
        read.Record.Before.ShouldBe(record.Before!);
        (await database.Trail.VerifyAsync(default)).Value.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task LoneSurrogate_DoesNotBreakTheChain()
    {
        await using var database = await TestDatabase.StartAsync();

        await database.AddAsync(Records.Event() with { Reason = "x\ud800y" });

        (await database.Trail.VerifyAsync(default)).Value.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task ConcurrentAppends_OfTwoTrailsOnOneFile_MakeOneChain()
    {
        await using var database = await TestDatabase.StartAsync(new() { ["Database:BusyTimeoutSeconds"] = "60" });
        await using var other = await database.OpenAnotherAsync(new() { ["Database:BusyTimeoutSeconds"] = "60" });

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var trail = worker % 2 == 0 ? database.Trail : other.Trail;
            var sequences = new List<long>();
            for (var i = 0; i < 10; i++)
                sequences.Add((await trail.AppendAsync(Records.Event() with { CorrelationId = $"{worker}-{i}" }, default)).Value.Sequence);
            return sequences;
        })));

        results.SelectMany(s => s).Order().ShouldBe(Enumerable.Range(1, 80).Select(i => (long)i));
        var verification = (await database.Trail.VerifyAsync(default)).Value;
        verification.IsIntact.ShouldBeTrue();
        verification.EntriesChecked.ShouldBe(80);
    }

    [Fact]
    public async Task Rows_CannotBeChangedDeletedOrReplacedThroughSql()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.AddAsync(Records.Intent());

        foreach (var sql in new[]
        {
            "UPDATE AuditEntries SET Outcome = 'Failed'",
            "DELETE FROM AuditEntries",
            "INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries",
            "UPDATE AuditClusters SET ClusterId = 'c2'",
            "DELETE FROM AuditClusters",
        })
            Should.Throw<SqliteException>(() => database.Execute(sql)).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_CONSTRAINT, sql);
    }

    [Fact]
    public async Task Restart_GoesOnWithTheChainAndFindsOpenIntents()
    {
        await using var database = await TestDatabase.StartAsync();
        var done = await database.AddAsync(Records.Intent());
        await database.AddAsync(Records.OutcomeOf(done.Sequence));
        var open = await database.AddAsync(Records.Intent("3002", "team-a-dev-2"));
        var step = await database.AddAsync(Records.StepOf(open.Sequence));
        await using var restarted = await database.OpenAnotherAsync();

        var intents = (await restarted.Trail.ListOpenIntentsAsync(default)).Value;
        var next = await restarted.AddAsync(Records.OutcomeOf(open.Sequence, AuditOutcome.Failed));

        var intent = intents.ShouldHaveSingleItem();
        intent.Entry.Sequence.ShouldBe(open.Sequence);
        intent.Steps.ShouldHaveSingleItem().Sequence.ShouldBe(step.Sequence);
        intent.Result.ShouldBe(AuditOutcome.Open);
        next.PreviousHash.ShouldBe(step.Hash);
        (await restarted.Trail.ListOpenIntentsAsync(default)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_OfAnIntent_HasStepsAndTheLatestOutcome()
    {
        await using var database = await TestDatabase.StartAsync();
        var intent = await database.AddAsync(Records.Intent());
        await database.AddAsync(Records.StepOf(intent.Sequence));
        await database.AddAsync(Records.OutcomeOf(intent.Sequence, AuditOutcome.Failed));
        var last = await database.AddAsync(Records.OutcomeOf(intent.Sequence));

        var change = (await database.Trail.GetAsync(intent.Sequence, default)).Value;

        change.Steps.Count.ShouldBe(1);
        change.Outcome!.Sequence.ShouldBe(last.Sequence);
        change.Result.ShouldBe(AuditOutcome.Succeeded);
        (await database.Trail.GetAsync(2, default)).Failure.ShouldBeOfType<Failure.NotFound>();
        (await database.Trail.GetAsync(99, default)).Failure.ShouldBe(new Failure.NotFound("history-entry", "99"));
    }

    [Fact]
    public async Task LockedDatabase_IsAFailureAndWritesNothing()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.AddAsync(Records.Event());
        await using var blocker = database.Raw();
        await using var transaction = blocker.BeginTransaction();

        var result = await database.Trail.AppendAsync(Records.Event(), default);

        result.Failure.ShouldBe(new Failure.Unavailable(Dependency.DatabaseBusy));
        await transaction.RollbackAsync();
        (await database.AddAsync(Records.Event())).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task FullDatabase_IsAFailureAndTheChainStaysWhole()
    {
        await using var database = await TestDatabase.StartAsync(configure: FullDisk.AddTo);
        var big = Records.Event() with { Reason = new string('x', 20_000) };

        Result<AuditEntry> result;
        do
            result = await database.Trail.AppendAsync(big, default);
        while (result.IsSuccess);

        result.Failure.ShouldBe(new Failure.Unavailable(Dependency.DatabaseFull));
        (await database.Trail.VerifyAsync(default)).Value.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task CorruptDatabase_IsAFailure()
    {
        await using var database = await TestDatabase.StartAsync();
        database.Tamper("DROP TABLE AuditClusters; DROP TABLE AuditEntries;");

        (await database.Trail.AppendAsync(Records.Event(), default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.Database));
        (await database.Trail.FindAsync(new AuditQuery(), default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.Database));
    }

    [Fact]
    public async Task CancelledAppend_ThrowsAndWritesNothing()
    {
        await using var database = await TestDatabase.StartAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => database.Trail.AppendAsync(Records.Event(), new CancellationToken(canceled: true)));

        (await database.Trail.GetHeadAsync(default)).Value.ShouldBe(AuditHead.None);
    }

    [Fact]
    public async Task HeadFile_FollowsEveryAppendAndIsPrivate()
    {
        await using var database = await TestDatabase.StartAsync();
        File.Exists(database.HeadFile).ShouldBeFalse();

        var entry = await database.AddAsync(Records.Event());

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(database.HeadFile));
        json.RootElement.GetProperty("sequence").GetInt64().ShouldBe(1);
        json.RootElement.GetProperty("hash").GetString().ShouldBe(entry.Hash);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(database.HeadFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(database.HeadFile)!, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task HeadFile_ThatCannotBeWritten_DoesNotFailTheAppendAndIsHealedAtStart()
    {
        await using var database = await TestDatabase.StartAsync();
        var head = Directory.CreateDirectory(database.HeadFile);

        var entry = await database.AddAsync(Records.Event());

        head.Delete();
        await using var restarted = await database.OpenAnotherAsync();
        var verification = (await restarted.Trail.VerifyAsync(default)).Value;
        verification.Witness.ShouldBe(new AuditHead(1, entry.Hash));
        verification.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task HeadFile_CanStandElsewhere()
    {
        await using var database = await TestDatabase.StartAsync(new() { ["Audit:HeadFile"] = "witness/deep/head.json" });

        await database.AddAsync(Records.Event());

        File.Exists(Path.Combine(database.Folder, "witness", "deep", "head.json")).ShouldBeTrue();
        File.Exists(database.HeadFile).ShouldBeFalse();
    }
}
