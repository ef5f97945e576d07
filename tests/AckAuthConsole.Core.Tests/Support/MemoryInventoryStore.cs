using System.Collections.Concurrent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>The stored inventory in memory.</summary>
internal sealed class MemoryInventoryStore : IInventoryStore
{
    public StoredDirectory? Directory { get; set; }

    public ConcurrentDictionary<PrincipalRef, StoredPermissions> Permissions { get; } = new();

    public DateTimeOffset? WalkCompletedAt { get; set; }

    public Failure? Failure { get; set; }

    public Task<Result<StoredInventory>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<StoredInventory>>(Failure is { } failure ? failure : new StoredInventory(Directory, [.. Permissions.Values], WalkCompletedAt));

    public Task<Result<Done>> SaveDirectoryAsync(StoredDirectory directory, CancellationToken cancellationToken)
    {
        Directory = directory;
        return Answer();
    }

    public Task<Result<Done>> SavePermissionsAsync(IReadOnlyList<StoredPermissions> permissions, CancellationToken cancellationToken)
    {
        foreach (var item in permissions)
            Permissions[item.Principal] = item;
        return Answer();
    }

    public Task<Result<Done>> SaveWalkCompletedAsync(DateTimeOffset completedAt, CancellationToken cancellationToken)
    {
        WalkCompletedAt = completedAt;
        return Answer();
    }

    private Task<Result<Done>> Answer() => Task.FromResult<Result<Done>>(Failure is { } failure ? failure : Done.Instance);
}
