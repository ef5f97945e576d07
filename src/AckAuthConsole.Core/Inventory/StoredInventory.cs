namespace AckAuthConsole.Core.Inventory;

/// <summary>Everything that is kept of the inventory.</summary>
/// <param name="Directory">Who and what there is; null when nothing was ever kept.</param>
/// <param name="Permissions">What is known of permissions.</param>
/// <param name="WalkCompletedAt">When the last complete walk ended; null when none did.</param>
public sealed record StoredInventory(StoredDirectory? Directory, IReadOnlyList<StoredPermissions> Permissions, DateTimeOffset? WalkCompletedAt);
