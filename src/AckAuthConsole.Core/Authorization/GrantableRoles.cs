using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Lists what a cluster's snapshot holds.</summary>
internal sealed class GrantableRoles(IConsoleAccess access, IClusterSnapshots snapshots) : IGrantableRoles
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<IReadOnlyList<GrantableRole>>> ListAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var snapshot = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!snapshot.IsSuccess)
            return snapshot.Failure;
        IReadOnlyList<GrantableRole> roles =
        [
            .. snapshot.Value.Rbac.Roles
                .Where(r => r.Key.Kind == RbacKind.ClusterRole && !r.Key.Name.StartsWith("system:", StringComparison.Ordinal))
                .OrderBy(r => r.Key.Name, StringComparer.Ordinal)
                .Select(r => ClusterRoleName.TryParse(r.Key.Name, out var name) ? new GrantableRole(name, r.Rules, AccessHighlights.Of(r.Rules)) : null)
                .OfType<GrantableRole>(),
        ];
        return Result.Success(roles);
    }
}
