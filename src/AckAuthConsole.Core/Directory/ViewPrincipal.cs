using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>Reads one principal fresh.</summary>
internal sealed class ViewPrincipal(
    IConsoleAccess access,
    PrincipalResolver principals,
    IPermissionGateway permissions,
    IRamPolicyGateway policies,
    ConsoleReach reach,
    InventoryState inventory,
    RefusalJournal refusals,
    TimeProvider clock) : IViewPrincipal
{
    public async Task<Result<PrincipalView>> GetAsync(ConsoleIdentity actor, PrincipalRef principal, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderOfAsync(actor, principal, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, principal.ToString(), role.Failure, cancellationToken).ConfigureAwait(false);

        var held = permissions.ReadAsync(principal, cancellationToken);
        var sees = reach.SeesEveryClusterAsync(cancellationToken);
        var who = await principals.ResolveAsync(principal, cancellationToken).ConfigureAwait(false);
        var read = await held.ConfigureAwait(false);
        var complete = await sees.ConfigureAwait(false);
        if (!who.IsSuccess)
            return who.Failure;
        if (!read.IsSuccess)
            return read.Failure;
        if (who.Value.Presence == PrincipalPresence.NotSeenInRam && read.Value.Items.IsEmpty && inventory.Current.Find(principal) is null)
            return new Failure.NotFound(principal.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", principal.Id.Value);
        var now = clock.GetUtcNow();
        inventory.Observe(principal, read.Value, now);
        var attached = who.Value.Presence == PrincipalPresence.NotSeenInRam
            ? Result.Success<IReadOnlyList<AttachedPolicy>>([])
            : await policies.ListForAsync(who.Value, cancellationToken).ConfigureAwait(false);
        return new PrincipalView(who.Value, read.Value, now, complete, inventory.Current.Clusters, attached, role.Value == ConsoleRole.Administrator);
    }
}
