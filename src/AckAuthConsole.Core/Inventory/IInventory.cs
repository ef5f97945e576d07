using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>What pages may ask of the inventory.</summary>
public interface IInventory
{
    /// <summary>How old and complete it is.</summary>
    InventoryStatus Status { get; }

    /// <summary>Raised when the status or the content changed, from any thread, at most about twice a second.</summary>
    event Action? Changed;

    /// <summary>Asks for a new walk now; one that runs goes on. For administrators and auditors.</summary>
    Task<Result<Done>> RequestWalkAsync(ConsoleIdentity actor, CancellationToken cancellationToken);
}
