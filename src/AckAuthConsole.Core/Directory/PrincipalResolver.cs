using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>Finds who is behind a reference: in the inventory, else in RAM, else somebody whom RAM does not know.</summary>
internal sealed class PrincipalResolver(InventoryState inventory, IRamDirectory ram)
{
    /// <summary>Resolves; only an outage is a failure.</summary>
    public async Task<Result<Principal>> ResolveAsync(PrincipalRef reference, CancellationToken cancellationToken)
    {
        if (inventory.Current.Find(reference) is { } known)
            return known.Principal;
        if (reference.Kind == PrincipalKind.RamUser)
        {
            var user = await ram.GetUserAsync(reference.Id, cancellationToken).ConfigureAwait(false);
            return user.Failure is Failure.NotFound ? Unknown(reference) : user;
        }

        // RAM has no "get role by id": before the inventory knows the roles, all are listed once.
        await foreach (var page in ram.ListRolesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!page.IsSuccess)
                return page.Failure;
            if (page.Value.FirstOrDefault(r => r.Ref == reference) is { } role)
                return role;
        }

        return Unknown(reference);
    }

    private static Principal Unknown(PrincipalRef reference) => new() { Ref = reference, Name = reference.Id.Value, Presence = PrincipalPresence.NotSeenInRam };
}
