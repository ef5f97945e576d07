using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Tests.Support;

namespace AckAuthConsole.Data.Tests.Audit;

public sealed class AuditExportWriterTests
{
    [Fact]
    public async Task Ndjson_CarriesTheHeadAndLetsAnybodyRecomputeTheChain()
    {
        await using var database = await TestDatabase.StartAsync();
        var intent = await database.AddAsync(Records.Intent(targetName: "张伟"));
        var last = await database.AddAsync(Records.OutcomeOf(intent.Sequence));

        var lines = Lines(await WriteAsync(database, AuditExportWriter.WriteNdjsonAsync));

        lines.Length.ShouldBe(3);
        using var head = JsonDocument.Parse(lines[0]);
        head.RootElement.GetProperty("head").GetProperty("sequence").GetInt64().ShouldBe(2);
        head.RootElement.GetProperty("head").GetProperty("hash").GetString().ShouldBe(last.Hash);
        var previous = AuditHead.NoHash;
        foreach (var line in lines[1..])
        {
            using var entry = JsonDocument.Parse(line);
            entry.RootElement.GetProperty("previousHash").GetString().ShouldBe(previous);
            var raw = entry.RootElement.GetProperty("record").GetRawText();
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + "\n" + raw)));
            entry.RootElement.GetProperty("hash").GetString().ShouldBe(previous);
        }

        lines[1].ShouldContain("张伟");
    }

    [Fact]
    public async Task Csv_HasAHeaderARowPerEntryAndTheHeadInTheLastRow()
    {
        await using var database = await TestDatabase.StartAsync();
        var entry = await database.AddAsync(Records.Intent(targetName: "张伟") with { Reason = "a \"quoted\", comma" });

        var text = await WriteAsync(database, AuditExportWriter.WriteCsvAsync);

        text[0].ShouldBe('\ufeff');
        text.ShouldContain("\r\n");
        var rows = Lines(text);
        rows.Length.ShouldBe(3);
        rows[0].ShouldStartWith("\ufeffsequence,occurredAt,kind,action,outcome,");
        rows[1].ShouldStartWith("1,2026-03-01T08:00:00.123Z,Intent,permissions.change,Open,plan-1,,RamUser,2001,Platform-Admin,");
        rows[1].ShouldContain(",张伟,c1,,namespace c1 payments dev,namespace c1 payments dev,,\"a \"\"quoted\"\", comma\",OPS-1,");
        rows[1].ShouldEndWith("," + entry.Hash);
        rows[2].ShouldStartWith($"#head,1,{entry.Hash},");
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1+1")]
    public async Task Csv_TextThatLooksLikeAFormula_BeginsWithAnApostrophe(string reason)
    {
        await using var database = await TestDatabase.StartAsync();
        await database.AddAsync(Records.Event() with { Reason = reason, Ticket = "safe=1" });

        var text = await WriteAsync(database, AuditExportWriter.WriteCsvAsync);

        text.ShouldContain("'" + reason);
        text.ShouldNotContain("," + reason);
        text.ShouldNotContain("\"" + reason);
        text.ShouldContain(",safe=1,");
    }

    [Fact]
    public async Task LongExport_IsWrittenWhileItIsRead()
    {
        var output = new MemoryStream();
        var written = new List<long>();
        var entry = new AuditEntry(1, DateTimeOffset.UnixEpoch, Records.Event() with { Reason = new string('x', 2000) }, AuditHead.NoHash, AuditHead.NoHash);

        await AuditExportWriter.WriteNdjsonAsync(new HistoryExport(AuditHead.None, ManyAsync()), output, default);
        var ndjsonMost = written.Zip(Enumerable.Range(0, written.Count), (done, read) => (read * 2000L) - done).Max();

        ndjsonMost.ShouldBeLessThan(300_000);

        async IAsyncEnumerable<AuditEntry> ManyAsync()
        {
            for (var i = 0; i < 1000; i++)
            {
                written.Add(output.Length);
                yield return entry;
                await Task.Yield();
            }
        }
    }

    private static async Task<string> WriteAsync(TestDatabase database, Func<HistoryExport, Stream, CancellationToken, Task> write)
    {
        var output = new MemoryStream();
        var head = (await database.Trail.GetHeadAsync(default)).Value;
        await write(new HistoryExport(head, database.Trail.StreamAsync(new AuditQuery(), default)), output, default);
        output.CanWrite.ShouldBeTrue();
        return new UTF8Encoding(false).GetString(output.ToArray());
    }

    private static string[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r'))];
}
