using System.Collections.Immutable;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>Simulates the bindings that a plan makes and removes, and compares what its principal can do before and after.</summary>
internal sealed class PlanEffects(IConsoleAccess access, InventoryState inventory, IClusterSnapshots snapshots) : IPlanEffects
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<PlanEffect>> OfAsync(ConsoleIdentity actor, PlanPart part, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(part);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        if (part.Difference is not { } difference)
            return new PlanEffect([], 0);
        var changed = difference.Added.Select(a => a.Scope).Concat(difference.Removed.Select(r => r.Scope)).Distinct().ToList();
        var clusters = inventory.Current.Clusters.Where(c => ClusterStates.TakesGrants(c.State) && changed.Any(s => GrantSimulation.Reaches(s, c.Id)))
            .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var effects = await Task.WhenAll(clusters.Take(IPlanEffects.MaxClusters).Select(c => OfAsync(c, part.Target.Ref.Id, difference, changed, cancellationToken))).ConfigureAwait(false);
        return new PlanEffect([.. effects], Math.Max(0, clusters.Count - IPlanEffects.MaxClusters));
    }

    private async Task<ClusterEffect> OfAsync(Cluster cluster, PrincipalId id, PermissionDifference difference, IReadOnlyList<PermissionScope> changed, CancellationToken cancellationToken)
    {
        var read = await snapshots.GetAsync(cluster.Id, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return new ClusterEffect(cluster, [], [], null, false, read.Failure);
        var before = read.Value.Rbac;
        var after = GrantSimulation.Apply(before, cluster.Id, id, difference);
        var user = AckUserName.UserOf(before, id);
        var places = changed.Where(s => GrantSimulation.Reaches(s, cluster.Id)).Select(s => s.NamespaceName?.Value ?? "").Distinct().Order(StringComparer.Ordinal)
            .Select(ns => PlaceEffects.Compare(before, after, user, ns)).Where(p => !p.IsEmpty).ToImmutableArray();
        var missing = difference.Added.Where(a => GrantSimulation.Reaches(a.Scope, cluster.Id)).Select(a => ClusterRoleOf(a.Role)).OfType<string>()
            .Where(name => after.FindRole(RbacKey.ClusterRole(name)) is null).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        return new ClusterEffect(cluster, places, missing, read.Value.ReadAt, before.Gaps.IsEmpty, read.Value.Failure);
    }

    private static string? ClusterRoleOf(PermissionRole role) => role switch
    {
        PermissionRole.Predefined predefined => predefined.Role.ClusterRoleName(),
        PermissionRole.Custom custom => custom.Name.Value,
        _ => null,
    };
}
