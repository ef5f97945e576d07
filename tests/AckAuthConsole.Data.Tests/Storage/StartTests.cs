using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Sqlite;
using AckAuthConsole.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Tests.Storage;

public sealed class StartTests
{
    [Fact]
    public async Task Model_HasNoChangesWithoutAMigration()
    {
        await using var database = TestDatabase.Unstarted();
        await using var context = database.Context();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task Start_MakesAPrivateWriteAheadDatabase()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.AddAsync(Records.Event());

        database.Scalar("PRAGMA journal_mode").ShouldBe("wal");
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database.File)!))
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task Connections_FlushEveryCommitAndCheckForeignKeys()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var context = database.Context();

        (await context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()).ShouldBe(2);
        (await context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task StaleMigrationLockOfAKilledProcess_DoesNotStopTheStart()
    {
        await using var database = TestDatabase.Unstarted();
        Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        database.Execute("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");

        (await database.Services.StartConsoleDataAsync(default)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task TwoProcessesThatStartAtOnce_BothSucceed()
    {
        await using var database = TestDatabase.Unstarted(new() { ["Database:BusyTimeoutSeconds"] = "60" });

        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () => await database.Services.StartConsoleDataAsync(default))));

        started.ShouldAllBe(r => r.IsSuccess);
    }

    [Fact]
    public async Task FileThatIsNoDatabase_FailsTheStart()
    {
        await using var database = TestDatabase.Unstarted();
        Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        await File.WriteAllTextAsync(database.File, new string('x', 5000));

        (await database.Services.StartConsoleDataAsync(default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.Database));
    }

    [Theory]
    [InlineData("Database:Path", "some/folder/", "Database:Path is a folder")]
    [InlineData("Database:ConnectionString", "Nonsense=1", "Database:ConnectionString is not a SQLite connection string")]
    [InlineData("Database:ConnectionString", "Mode=ReadWrite", "Database:ConnectionString needs 'Data Source=")]
    [InlineData("Database:ConnectionString", "Data Source=:memory:", "Database:ConnectionString asks for a database in memory")]
    [InlineData("Database:BusyTimeoutSeconds", "0", "Database:BusyTimeoutSeconds is 0; allowed are 1 to 300")]
    public async Task WrongDatabaseSetting_IsNamedWithWhatIsAllowed(string key, string value, string message)
    {
        await using var database = TestDatabase.Unstarted(new() { [key] = value });

        Should.Throw<OptionsValidationException>(() => database.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value).Message.ShouldContain(message);
    }

    [Fact]
    public async Task BothPathAndConnectionString_AreRefused()
    {
        await using var database = TestDatabase.Unstarted(new() { ["Database:Path"] = "a.db", ["Database:ConnectionString"] = "Data Source=b.db" });

        Should.Throw<OptionsValidationException>(() => database.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value)
            .Message.ShouldContain("Database:Path and Database:ConnectionString are both set");
    }

    [Fact]
    public async Task HeadFileThatIsAFolder_IsRefused()
    {
        await using var database = TestDatabase.Unstarted(new() { ["Audit:HeadFile"] = "." });

        Should.Throw<OptionsValidationException>(() => database.Services.GetRequiredService<IOptions<AuditOptions>>().Value).Message.ShouldContain("Audit:HeadFile");
    }

    [Fact]
    public async Task ConnectionStringOfTheConfiguration_IsUsed()
    {
        await using var database = await TestDatabase.StartAsync(new() { ["Database:ConnectionString"] = "Data Source=elsewhere/my.db" });

        await database.AddAsync(Records.Event());

        File.Exists(Path.Combine(database.Folder, "elsewhere", "my.db")).ShouldBeTrue();
        File.Exists(Path.Combine(database.Folder, "elsewhere", "my.audit-head")).ShouldBeTrue();
    }
}
