using AckAuthConsole.Core.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Data.Storage;

/// <summary>Runs one operation in a context of its own and turns outages of the database into failures. Cancellation and bugs pass.</summary>
internal sealed partial class ConsoleDatabase(IDbContextFactory<ConsoleDbContext> contexts, IConsoleDatabaseProvider provider, ILogger<ConsoleDatabase> logger)
{
    /// <summary>Reads.</summary>
    public async Task<Result<T>> ReadAsync<T>(Func<ConsoleDbContext, Task<Result<T>>> read, CancellationToken cancellationToken)
    {
        try
        {
            var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
                return await read(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (provider.Classify(exception) is { } outage)
        {
            return Failed(exception, outage);
        }
    }

    /// <summary>Writes in one transaction that excludes other writers; a failure that <paramref name="write"/> returns rolls back.</summary>
    public async Task<Result<T>> WriteAsync<T>(Func<ConsoleDbContext, Task<Result<T>>> write, CancellationToken cancellationToken)
    {
        try
        {
            var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
            {
                context.Database.AutoSavepointsEnabled = false;
                var transaction = await provider.BeginWriteAsync(context, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    var result = await write(context).ConfigureAwait(false);
                    if (result.IsSuccess)
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return result;
                }
            }
        }
        catch (Exception exception) when (provider.Classify(exception) is { } outage)
        {
            return Failed(exception, outage);
        }
    }

    /// <summary>Applies pending migrations.</summary>
    public Task<Result<Done>> MigrateAsync(CancellationToken cancellationToken) => ReadAsync<Done>(
        async context =>
        {
            await provider.MigrateAsync(context, cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    private Failure.Unavailable Failed(Exception exception, Dependency outage)
    {
        Log.Outage(logger, outage, exception);
        return new Failure.Unavailable(outage);
    }

    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Error, "The database failed: {Outage}.")]
        public static partial void Outage(ILogger logger, Dependency outage, Exception exception);
    }
}
