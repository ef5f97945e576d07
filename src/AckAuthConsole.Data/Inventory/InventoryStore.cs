using System.Text.Json;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Data.Inventory;

/// <summary>The last inventory in the database. What cannot be read any more is left out and logged: the next walk brings it again.</summary>
internal sealed partial class InventoryStore(ConsoleDatabase database, ILogger<InventoryStore> logger) : IInventoryStore
{
    // SQLite takes 32,766 parameters a statement; a chunk also bounds what is tracked at a time.
    private const int ChunkSize = 1000;

    public Task<Result<StoredInventory>> LoadAsync(CancellationToken cancellationToken) => database.ReadAsync<StoredInventory>(
        async context =>
        {
            var directory = await context.InventoryDirectory.AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var rows = await context.InventoryPermissions.AsNoTracking().OrderBy(r => r.Principal).ToListAsync(cancellationToken).ConfigureAwait(false);
            var walk = await context.InventoryWalks.AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var permissions = new List<StoredPermissions>(rows.Count);
            foreach (var row in rows)
            {
                if (PrincipalRef.TryParse(row.Principal, out var principal) && PermissionsText.TryRead(row.Content, out var set))
                    permissions.Add(new StoredPermissions(principal, set, row.ReadAt));
                else
                    Log.Unreadable(logger, row.Principal);
            }

            return new StoredInventory(Read(directory), permissions, walk?.CompletedAt);
        },
        cancellationToken);

    public Task<Result<Done>> SaveDirectoryAsync(StoredDirectory directory, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            await context.InventoryDirectory.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            context.InventoryDirectory.Add(new InventoryDirectoryRow
            {
                ReadAt = directory.ReadAt,
                Content = JsonSerializer.Serialize(InventoryDocument.Of(directory), InventoryJson.Default.InventoryDocument),
            });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);

            var listed = directory.Principals.Select(p => p.Ref.ToString()).ToHashSet(StringComparer.Ordinal);
            var kept = await context.InventoryPermissions.Select(r => r.Principal).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var gone in kept.Where(k => !listed.Contains(k)).Chunk(ChunkSize))
                await context.InventoryPermissions.Where(r => gone.Contains(r.Principal)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    public Task<Result<Done>> SavePermissionsAsync(IReadOnlyList<StoredPermissions> permissions, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var chunk in permissions.Reverse().DistinctBy(p => p.Principal).Chunk(ChunkSize))
            {
                var rows = chunk.Select(p => new InventoryPermissionsRow { Principal = p.Principal.ToString(), ReadAt = p.ReadAt, Content = PermissionsText.Write(p.Permissions) }).ToArray();
                var keys = rows.Select(r => r.Principal).ToArray();
                await context.InventoryPermissions.Where(r => keys.Contains(r.Principal)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
                context.InventoryPermissions.AddRange(rows);
                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                context.ChangeTracker.Clear();
            }

            return Done.Instance;
        },
        cancellationToken);

    public Task<Result<Done>> SaveWalkCompletedAsync(DateTimeOffset completedAt, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var row = await context.InventoryWalks.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (row is null)
                context.InventoryWalks.Add(new InventoryWalkRow { CompletedAt = completedAt });
            else
                row.CompletedAt = completedAt;
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    private StoredDirectory? Read(InventoryDirectoryRow? row)
    {
        if (row is null)
            return null;
        try
        {
            return JsonSerializer.Deserialize(row.Content, InventoryJson.Default.InventoryDocument)?.ToDirectory(row.ReadAt);
        }
        catch (JsonException)
        {
            Log.Unreadable(logger, "directory");
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4030, LogLevel.Warning, "The stored inventory of {What} cannot be read and is left out until the next walk.")]
        public static partial void Unreadable(ILogger logger, string what);
    }
}
