using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Sqlite;

/// <summary>The database in one file, with a write-ahead log.</summary>
internal sealed class SqliteDatabase : IConsoleDatabaseProvider
{
    // Extended result codes that say in SQLite's words that the disk is full.
    private const int IoErrorGrowingSharedMemory = 4874;

    public SqliteDatabase(IOptions<DatabaseOptions> options, IHostEnvironment environment)
    {
        var settings = options.Value;
        var parts = new SqliteConnectionStringBuilder(settings.ConnectionString);
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
            parts.DataSource = string.IsNullOrWhiteSpace(settings.Path) ? DatabaseOptions.DefaultPath : settings.Path;
        FilePath = Path.GetFullPath(parts.DataSource, environment.ContentRootPath);
        parts.DataSource = FilePath;
        parts.ForeignKeys = true;
        parts.DefaultTimeout = settings.BusyTimeoutSeconds;
        BusyTimeoutSeconds = settings.BusyTimeoutSeconds;
        ConnectionString = parts.ToString();
        DefaultHeadFile = Path.ChangeExtension(FilePath, ".audit-head");
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>The whole connection string; may hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>How long to wait for another writer, in seconds.</summary>
    public int BusyTimeoutSeconds { get; }

    public string? DefaultHeadFile { get; }

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(FilePath));

    public async Task MigrateAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolderOf(FilePath);
        if (!File.Exists(FilePath))
        {
            // SQLite gives its log files the mode of the database, so making the file first makes all of them private.
            var file = PrivateFiles.Open(FilePath, FileMode.OpenOrCreate, FileShare.ReadWrite);
            await file.DisposeAsync().ConfigureAwait(false);
        }

        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
        var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false);
        if (!pending.Any())
            return;
        var gate = await TakeMigrationLockAsync(cancellationToken).ConfigureAwait(false);
        await using (gate.ConfigureAwait(false))
        {
            await ForgetStaleLockAsync(context, cancellationToken).ConfigureAwait(false);
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Microsoft.Data.Sqlite begins with BEGIN IMMEDIATE unless a deferred transaction is asked for.
    public Task<IDbContextTransaction> BeginWriteAsync(ConsoleDbContext context, CancellationToken cancellationToken) => context.Database.BeginTransactionAsync(cancellationToken);

    public Dependency? Classify(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case OperationCanceledException:
                    return null;
                case SqliteException { SqliteExtendedErrorCode: IoErrorGrowingSharedMemory } or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL }:
                    return Dependency.DatabaseFull;
                case SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED }:
                    return Dependency.DatabaseBusy;
                case SqliteException or IOException or UnauthorizedAccessException:
                    return Dependency.Database;
            }
        }

        return null;
    }

    /// <summary>A lock of the operating system, which ends with its process however that ends.</summary>
    private async Task<FileStream> TakeMigrationLockAsync(CancellationToken cancellationToken)
    {
        for (var waited = 0; ; waited++)
        {
            try
            {
                return PrivateFiles.Open(FilePath + "-migrating", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (waited < 600)
            {
                // Another process of the console migrates; it takes seconds at most.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>EF's own lock is a row that a killed process leaves behind, and EF would wait for it for ever. Under our lock any such row is a dead one's.</summary>
    private static async Task ForgetStaleLockAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var locks = await context.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken)
            .ConfigureAwait(false);
        if (locks > 0)
            await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken).ConfigureAwait(false);
    }
}
