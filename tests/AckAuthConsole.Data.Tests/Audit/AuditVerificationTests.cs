using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data.Tests.Support;

namespace AckAuthConsole.Data.Tests.Audit;

public sealed class AuditVerificationTests
{
    [Theory]
    [InlineData("UPDATE AuditEntries SET Content = replace(Content, 'New colleague', 'Old colleague') WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET Content = 'not json' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET Hash = replace(Hash, substr(Hash, 1, 1), 'f') || '0' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET ActorName = 'someone' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET ActorId = '9' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET ActorKind = 'Account' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET TargetKind = 'ram-role' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET TargetId = NULL WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET TargetName = 'x' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET SearchText = '' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET Kind = 'Step' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET Action = 'x' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET Outcome = 'Failed' WHERE Sequence = 4", 4, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET IntentSequence = 1 WHERE Sequence = 4", 4, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET OccurredAt = OccurredAt + 1 WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET OccurredAt = 9223372036854775807 WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditClusters SET ClusterId = 'c9' WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("DELETE FROM AuditClusters WHERE Sequence = 3", 3, AuditBreakKind.Altered)]
    [InlineData("INSERT INTO AuditClusters VALUES (1, 'c9')", 1, AuditBreakKind.Altered)]
    [InlineData("UPDATE AuditEntries SET PreviousHash = Hash WHERE Sequence = 3", 3, AuditBreakKind.Unlinked)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", 3, AuditBreakKind.Missing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", 1, AuditBreakKind.Missing)]
    [InlineData("UPDATE AuditEntries SET Sequence = 30 WHERE Sequence = 6", 6, AuditBreakKind.Missing)]
    [InlineData("DELETE FROM AuditClusters WHERE Sequence > 4; DELETE FROM AuditEntries WHERE Sequence > 4", 5, AuditBreakKind.CutOff)]
    [InlineData("DELETE FROM AuditClusters; DELETE FROM AuditEntries", 1, AuditBreakKind.CutOff)]
    public async Task Tampering_IsFoundAndNamed(string sql, long sequence, AuditBreakKind kind)
    {
        await using var database = await StartWithSixEntriesAsync();
        (await database.Trail.VerifyAsync(default)).Value.Break.ShouldBeNull();

        database.Tamper(sql);

        var verification = (await database.Trail.VerifyAsync(default)).Value;
        verification.Break.ShouldBe(new AuditBreak(sequence, kind));
        verification.Witness!.Sequence.ShouldBe(6);
        var report = await database.Command.RunAsync(default);
        report.ExitCode.ShouldBe(1);
        report.Text.ShouldContain($"BROKEN at entry {sequence}:");
    }

    [Fact]
    public async Task AlteredEntryWithItsHashRecomputed_BreaksTheLinkOfTheNext()
    {
        await using var database = await StartWithSixEntriesAsync();
        var victim = (await database.Trail.GetAsync(3, default)).Value.Entry;
        var forged = AuditCanonicalForm.Write(3, victim.OccurredAt, victim.Record with { Actor = Records.Admin with { Subject = "forged" } });
        database.Tamper($"UPDATE AuditEntries SET Hash = '{AuditCanonicalForm.Hash(victim.PreviousHash, forged)}', Content = '{System.Text.Encoding.UTF8.GetString(forged)}' WHERE Sequence = 3");

        (await database.Trail.VerifyAsync(default)).Value.Break.ShouldBe(new AuditBreak(4, AuditBreakKind.Unlinked));
    }

    [Fact]
    public async Task WholeTrailRewritten_IsFoundByTheHeadOutside()
    {
        await using var database = await StartWithSixEntriesAsync();
        var head = await File.ReadAllTextAsync(database.HeadFile);
        database.Tamper("DELETE FROM AuditClusters; DELETE FROM AuditEntries");
        File.Delete(database.HeadFile);
        for (var i = 0; i < 8; i++)
            await database.AddAsync(Records.Event());
        await File.WriteAllTextAsync(database.HeadFile, head);

        (await database.Trail.VerifyAsync(default)).Value.Break.ShouldBe(new AuditBreak(6, AuditBreakKind.Rewritten));
    }

    [Fact]
    public async Task HeadThatTheTrailDoesNotContain_IsNeverOverwritten()
    {
        await using var database = await StartWithSixEntriesAsync();
        var proof = await File.ReadAllTextAsync(database.HeadFile);
        database.Tamper("DELETE FROM AuditClusters WHERE Sequence > 4; DELETE FROM AuditEntries WHERE Sequence > 4");

        for (var i = 0; i < 4; i++)
            await database.AddAsync(Records.Event());
        await using var restarted = await database.OpenAnotherAsync();

        (await File.ReadAllTextAsync(database.HeadFile)).ShouldBe(proof);
        (await restarted.Trail.VerifyAsync(default)).Value.Break.ShouldBe(new AuditBreak(6, AuditBreakKind.Rewritten));
    }

    [Fact]
    public async Task HeadOlderThanTheTrail_IsFineAndHealedAtStart()
    {
        await using var database = await StartWithSixEntriesAsync();
        var old = await File.ReadAllTextAsync(database.HeadFile);
        var last = await database.AddAsync(Records.Event());
        await File.WriteAllTextAsync(database.HeadFile, old);

        (await database.Trail.VerifyAsync(default)).Value.IsIntact.ShouldBeTrue();
        await using var restarted = await database.OpenAnotherAsync();

        (await restarted.Trail.VerifyAsync(default)).Value.Witness.ShouldBe(new AuditHead(7, last.Hash));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("{\"sequence\":3,\"hash\":\"short\"}")]
    public async Task LostHeadFile_IsReportedAsNoWitness(string? content)
    {
        await using var database = await StartWithSixEntriesAsync();
        File.Delete(database.HeadFile);
        if (content is not null)
            await File.WriteAllTextAsync(database.HeadFile, content);

        var verification = (await database.Trail.VerifyAsync(default)).Value;

        verification.Witness.ShouldBeNull();
        verification.IsIntact.ShouldBeTrue();
        verification.Head.Sequence.ShouldBe(6);
    }

    [Fact]
    public async Task History_WithAnAlteredEntry_CanStillBeRead()
    {
        await using var database = await StartWithSixEntriesAsync();
        database.Tamper("UPDATE AuditEntries SET Content = 'not json' WHERE Sequence = 3");

        var page = (await database.Trail.FindAsync(new AuditQuery(), default)).Value;

        var altered = page.Items.Single(i => i.Entry.Sequence == 3).Entry.Record;
        altered.Details["unreadable"].ShouldBe("true");
        altered.Target!.Id.ShouldBe("3001");
    }

    [Fact]
    public async Task Command_OnAnIntactTrail_SaysSoWithTheHead()
    {
        await using var database = await StartWithSixEntriesAsync();

        var report = await database.Command.RunAsync(default);

        report.ExitCode.ShouldBe(0);
        report.Text.ShouldContain("intact");
        report.Text.ShouldContain((await database.Trail.GetHeadAsync(default)).Value.Hash);
    }

    [Fact]
    public async Task Command_WithoutADatabase_CannotReadAndMakesNone()
    {
        await using var database = TestDatabase.Unstarted();

        var report = await database.Command.RunAsync(default);

        report.ExitCode.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(database.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_OnSomethingThatIsNoDatabase_CannotRead()
    {
        await using var database = TestDatabase.Unstarted();
        Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        await File.WriteAllTextAsync(database.File, new string('x', 5000));

        (await database.Command.RunAsync(default)).ExitCode.ShouldBe(2);
    }

    private static async Task<TestDatabase> StartWithSixEntriesAsync()
    {
        var database = await TestDatabase.StartAsync();
        await database.AddAsync(Records.Event());
        await database.AddAsync(Records.Event());
        var intent = await database.AddAsync(Records.Intent());
        await database.AddAsync(Records.OutcomeOf(intent.Sequence));
        await database.AddAsync(Records.Intent());
        await database.AddAsync(Records.Event());
        return database;
    }
}
