using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>What pages may ask of the inventory.</summary>
internal sealed class InventoryView(InventoryState state, InventoryWalker walker, IConsoleAccess access) : IInventory
{
    public event Action? Changed
    {
        add => state.Changed += value;
        remove => state.Changed -= value;
    }

    public InventoryStatus Status => state.Status;

    public async Task<Result<Done>> RequestWalkAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        walker.Request();
        return Done.Instance;
    }
}
