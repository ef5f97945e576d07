using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Clusters;

/// <summary>Lists clusters from the inventory and asks one for its namespaces.</summary>
internal sealed class BrowseClusters(IConsoleAccess access, InventoryState inventory, IClusterCatalog catalog, TimeProvider clock) : IBrowseClusters
{
    public async Task<Result<ClusterList>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RoleOfAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var snapshot = inventory.Current;
        var names = new Dictionary<string, string>();
        return new ClusterList(
            role.Value >= ConsoleRole.Auditor ? Rows(snapshot) : [.. snapshot.Clusters.Select(c => new ClusterRow(c, null, null, null, null))],
            snapshot.Directory?.Regions ?? names,
            snapshot.Directory?.RegionsInChinese ?? names,
            inventory.Status);
    }

    public async Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var known = await inventory.FindClusterAsync(cluster, cancellationToken).ConfigureAwait(false);
        if (!known.IsSuccess)
            return known.Failure;
        var namespaces = await catalog.ListNamespacesAsync(known.Value, cancellationToken).ConfigureAwait(false);
        inventory.Put(cluster, new ClusterHealth(clock.GetUtcNow(), namespaces.Failure));
        return namespaces;
    }

    /// <summary>Every cluster with its health and the number of principals that reach it.</summary>
    internal static IReadOnlyList<ClusterRow> Rows(InventorySnapshot snapshot)
    {
        var everywhere = 0;
        var counts = new Dictionary<ClusterId, int>();
        foreach (var held in snapshot.Permissions.Values)
        {
            if (held.Permissions.Items.Any(i => i.Scope.Kind == Permissions.ScopeKind.AllClusters))
            {
                everywhere++;
                continue;
            }

            foreach (var cluster in held.Permissions.Items.Select(i => i.Scope.ClusterId).OfType<ClusterId>().Distinct())
                counts[cluster] = counts.GetValueOrDefault(cluster) + 1;
        }

        return [.. snapshot.Clusters.Select(c => snapshot.Health.TryGetValue(c.Id, out var health)
            ? new ClusterRow(c, health.Failure is null, health.Failure, health.CheckedAt, everywhere + counts.GetValueOrDefault(c.Id))
            : new ClusterRow(c, null, null, null, everywhere + counts.GetValueOrDefault(c.Id)))];
    }
}
