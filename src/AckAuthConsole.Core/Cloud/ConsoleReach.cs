using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Cloud;

/// <summary>
/// Whether the console's own identity is known to see every cluster: it is the account, or it holds admin for all clusters and reads that very entry of
/// its own back. Otherwise a read may be partial, and replacing a whole set would silently revoke what was not seen.
/// </summary>
internal sealed class ConsoleReach(ICloudAccount account, IPermissionGateway permissions)
{
    /// <summary>Asks now. Unknown counts as no.</summary>
    public async Task<bool> SeesEveryClusterAsync(CancellationToken cancellationToken)
    {
        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (!identity.IsSuccess)
            return false;
        if (identity.Value.Kind == CloudIdentityKind.Account)
            return true;
        if (identity.Value.Principal is not { } own)
            return false;
        var held = await permissions.ReadAsync(own, cancellationToken).ConfigureAwait(false);
        return held.IsSuccess && held.Value.Holds(new PermissionKey(PermissionScope.Everywhere, PermissionRole.Of(PredefinedRole.Administrator)));
    }
}
