using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>Lists principals from the inventory.</summary>
internal sealed class BrowsePrincipals(IConsoleAccess access, InventoryState inventory, IRamDirectory ram) : IBrowsePrincipals
{
    public async Task<Result<PrincipalPage>> ListAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var snapshot = inventory.Current;
        var rows = Match(snapshot, filter);
        var page = Sort(rows, filter).Skip(Math.Max(0, filter.Skip)).Take(Math.Clamp(filter.Take, 1, PrincipalFilter.MaxPageSize)).ToList();
        return new PrincipalPage(page, rows.Count, snapshot.Items.Count(i => i.Principal.Ref.Kind == filter.Kind), inventory.Status);
    }

    public async Task<Result<IReadOnlyList<PrincipalRow>>> ListAllAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        IReadOnlyList<PrincipalRow> rows = [.. Sort(Match(inventory.Current, filter), filter).Take(PlanRequest.MaxTargets)];
        return Result.Success(rows);
    }

    public async Task<Result<Principal>> FindRoleAsync(ConsoleIdentity actor, string roleName, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var name = roleName.Trim();
        if (name.Length is 0 or > 64 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            return new Failure.Invalid("ram-role.name-malformed", "roleName", name.Length > 200 ? name[..200] : name);
        var known = inventory.Current.Items.FirstOrDefault(i => i.Principal is { Ref.Kind: PrincipalKind.RamRole, Presence: not PrincipalPresence.NotSeenInRam } && string.Equals(i.Principal.Name, name, StringComparison.OrdinalIgnoreCase));
        return known is not null ? known.Principal : await ram.GetRoleByNameAsync(name, cancellationToken).ConfigureAwait(false);
    }

    private static List<PrincipalRow> Match(InventorySnapshot snapshot, PrincipalFilter filter)
    {
        var words = filter.Search.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rows = new List<PrincipalRow>();
        foreach (var item in snapshot.Items)
        {
            if (item.Principal.Ref.Kind != filter.Kind
                || (filter.NotSeenInRam && item.Principal.Presence != PrincipalPresence.NotSeenInRam)
                || !words.All(w => item.SearchText.Contains(w, StringComparison.Ordinal)))
            {
                continue;
            }

            var row = snapshot.Row(item);
            if (!filter.NeedsPermissions || (row.Permissions is { } held && Holds(held, filter)))
                rows.Add(row);
        }

        return rows;
    }

    private static bool Holds(ObservedPermissionSet held, PrincipalFilter filter) =>
        (filter.Cluster is not { } cluster || held.Items.Any(i => Reaches(i.Scope, cluster)))
        && (filter.Role is not { } role || held.Items.Any(i => i.Role.AsPredefined == role))
        && (!filter.HasCustomRole || held.Items.Any(i => i.Role is PermissionRole.Custom))
        && (!filter.HasAllClusters || held.Items.Any(i => i.Scope.Kind == ScopeKind.AllClusters))
        && (!filter.HasNone || held.Items.IsEmpty);

    internal static bool Reaches(PermissionScope scope, ClusterId cluster) => scope.Kind == ScopeKind.AllClusters || scope.ClusterId == cluster;

    private static IEnumerable<PrincipalRow> Sort(List<PrincipalRow> rows, PrincipalFilter filter)
    {
        // The snapshot is ordered by name already; the other orders are stable on top of it.
        IEnumerable<PrincipalRow> sorted = (filter.Sort, filter.Descending) switch
        {
            (PrincipalSort.Name, false) => rows,
            (PrincipalSort.Name, true) => Enumerable.Reverse(rows),
            (PrincipalSort.DisplayName, false) => rows.OrderBy(Shown, StringComparer.CurrentCultureIgnoreCase),
            (PrincipalSort.DisplayName, true) => rows.OrderByDescending(Shown, StringComparer.CurrentCultureIgnoreCase),
            (PrincipalSort.CreatedAt, false) => rows.OrderBy(r => r.Principal.CreatedAt ?? DateTimeOffset.MaxValue),
            (PrincipalSort.CreatedAt, true) => rows.OrderByDescending(r => r.Principal.CreatedAt ?? DateTimeOffset.MinValue),
            (PrincipalSort.PermissionCount, false) => rows.OrderBy(r => r.Permissions?.Items.Length ?? int.MaxValue),
            _ => rows.OrderByDescending(r => r.Permissions?.Items.Length ?? -1),
        };
        return sorted;

        static string Shown(PrincipalRow row) => row.Principal.DisplayName.Length > 0 ? row.Principal.DisplayName : row.Principal.Description;
    }
}
