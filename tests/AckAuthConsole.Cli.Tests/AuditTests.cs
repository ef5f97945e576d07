using AckAuthConsole.Cli.Tests.Support;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data;
using AckAuthConsole.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AckAuthConsole.Cli.Tests;

public sealed class AuditTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task AnIntactTrailIsSo_AndATamperedOneNamesTheEntry()
    {
        var file = await DatabaseAsync(entries: 3);
        var (exit, output, _) = await CommandRun.RunAsync("audit", "verify", file);
        exit.ShouldBe(0);
        output.ShouldContain("Entries checked: 3.");

        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // Whoever tampers takes the guards away first.
            command.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'";
            command.CommandText = (string)command.ExecuteScalar()!;
            command.ExecuteNonQuery();
            command.CommandText = "UPDATE AuditEntries SET Content = replace(Content, 'root', 'somebody') WHERE Sequence = 2";
            command.ExecuteNonQuery().ShouldBe(1);
        }

        (exit, output, _) = await CommandRun.RunAsync("audit", "verify", file);
        exit.ShouldBe(1);
        output.ShouldContain("BROKEN at entry 2");
    }

    [Fact]
    public async Task WhatIsNoDatabase_CannotBeRead_AndNothingIsMade()
    {
        (await CommandRun.RunAsync("audit", "verify", Path.Combine(_run.Folder, "nowhere.db"))).Exit.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(_run.Folder).ShouldBeEmpty();

        (await CommandRun.RunAsync("audit", "verify", _run.Write("text.db", "not a database, but long enough to be looked at as one"))).Exit.ShouldBe(2);
    }

    private async Task<string> DatabaseAsync(int entries)
    {
        var file = Path.Combine(_run.Folder, "console.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Path"] = file }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IHostEnvironment>(new Folder(_run.Folder))
            .AddConsoleData(configuration).AddConsoleDataSqlite(configuration).BuildServiceProvider();
        (await services.StartConsoleDataAsync(default)).IsSuccess.ShouldBeTrue();
        for (var number = 0; number < entries; number++)
        {
            (await services.GetRequiredService<IAuditTrail>().AppendAsync(
                new AuditRecord { Kind = AuditEntryKind.Event, Action = AuditActions.SignIn, Actor = new AuditActor(ConsoleIdentityKind.Account, "1000000000000001", "root", "s", null, null), CorrelationId = "c" },
                default)).IsSuccess.ShouldBeTrue();
        }

        return file;
    }

    private sealed class Folder(string path) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = path;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
