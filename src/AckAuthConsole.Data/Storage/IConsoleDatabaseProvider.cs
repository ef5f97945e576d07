using AckAuthConsole.Core.Results;
using Microsoft.EntityFrameworkCore.Storage;

namespace AckAuthConsole.Data.Storage;

/// <summary>What differs between databases; each provider project implements it once.</summary>
internal interface IConsoleDatabaseProvider
{
    /// <summary>Where the audit trail's head goes unless configured: an absolute path outside the database; null when the provider has no natural place.</summary>
    string? DefaultHeadFile { get; }

    /// <summary>Whether there is a database, without making one.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the database where there is none and applies pending migrations; one process at a time.</summary>
    Task MigrateAsync(ConsoleDbContext context, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that holds the write lock from its first moment, so that what it reads stays true until it commits.</summary>
    Task<IDbContextTransaction> BeginWriteAsync(ConsoleDbContext context, CancellationToken cancellationToken);

    /// <summary>Names the outage behind an exception; null when it is none, but a bug.</summary>
    Dependency? Classify(Exception exception);
}
