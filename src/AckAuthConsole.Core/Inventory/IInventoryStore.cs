using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>Keeps the last inventory, so that a restart begins with what was known. Losing it loses nothing but time.</summary>
public interface IInventoryStore
{
    /// <summary>Everything that is kept.</summary>
    Task<Result<StoredInventory>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces principals, clusters and region names; permissions of principals that are gone go too.</summary>
    Task<Result<Done>> SaveDirectoryAsync(StoredDirectory directory, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the permissions of some principals.</summary>
    Task<Result<Done>> SavePermissionsAsync(IReadOnlyList<StoredPermissions> permissions, CancellationToken cancellationToken);

    /// <summary>Remembers that a walk was completed.</summary>
    Task<Result<Done>> SaveWalkCompletedAsync(DateTimeOffset completedAt, CancellationToken cancellationToken);
}
