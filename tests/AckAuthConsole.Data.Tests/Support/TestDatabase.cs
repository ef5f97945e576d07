using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Sqlite;
using AckAuthConsole.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AckAuthConsole.Data.Tests.Support;

/// <summary>A console's data on a real SQLite file in a temporary folder.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly bool _ownsFolder;
    private readonly ServiceProvider _services;

    private TestDatabase(string folder, bool ownsFolder, Dictionary<string, string?> settings, Action<IServiceCollection>? configure)
    {
        (Folder, _ownsFolder) = (folder, ownsFolder);
        settings.TryAdd("Database:BusyTimeoutSeconds", "1");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IHostEnvironment>(new Host(folder));
        services.AddConsoleData(configuration).AddConsoleDataSqlite(configuration);
        services.AddConsoleDataProtection();
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "data", "console.db");

    public string HeadFile => Path.Combine(Folder, "data", "console.audit-head");

    public FakeClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public IAuditTrail Trail => _services.GetRequiredService<IAuditTrail>();

    public IConsoleRoleStore Roles => _services.GetRequiredService<IConsoleRoleStore>();

    public IInventoryStore Inventory => _services.GetRequiredService<IInventoryStore>();

    public AuditVerificationCommand Command => _services.GetRequiredService<AuditVerificationCommand>();

    /// <summary>Builds the services without touching the disk.</summary>
    public static TestDatabase Unstarted(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null) =>
        new(Directory.CreateTempSubdirectory("console-data-").FullName, true, settings ?? [], configure);

    public static async Task<TestDatabase> StartAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var database = Unstarted(settings, configure);
        (await database.Services.StartConsoleDataAsync(default)).IsSuccess.ShouldBeTrue();
        return database;
    }

    /// <summary>A second process, as far as the database can tell.</summary>
    public async Task<TestDatabase> OpenAnotherAsync(Dictionary<string, string?>? settings = null)
    {
        var other = new TestDatabase(Folder, false, settings ?? [], null);
        (await other.Services.StartConsoleDataAsync(default)).IsSuccess.ShouldBeTrue();
        return other;
    }

    public ConsoleDbContext Context() => _services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();

    /// <summary>Opens the file behind the console's back.</summary>
    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public string? Scalar(string sql)
    {
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    /// <summary>What somebody who may write the file would do first.</summary>
    public void Tamper(string sql) => Execute(
        "DROP TRIGGER IF EXISTS AuditEntries_NoUpdate; DROP TRIGGER IF EXISTS AuditEntries_NoDelete; DROP TRIGGER IF EXISTS AuditEntries_OnlyNext;"
        + "DROP TRIGGER IF EXISTS AuditClusters_NoUpdate; DROP TRIGGER IF EXISTS AuditClusters_NoDelete; PRAGMA foreign_keys = OFF;" + sql);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_ownsFolder)
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Host(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
