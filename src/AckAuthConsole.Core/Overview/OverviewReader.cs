using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Overview;

/// <summary>Collects what the first page shows from the inventory and the history.</summary>
internal sealed class OverviewReader(IConsoleAccess access, IHistory history, InventoryState inventory, TimeProvider clock) : IOverview
{
    private const int Days = 14;

    private static readonly AuditOutcome[] s_unsettled = [AuditOutcome.Open, AuditOutcome.Unverified, AuditOutcome.Partial];

    public async Task<Result<OverviewReport>> GetAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RoleOfAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var changes = new AuditQuery { Action = AuditActions.ChangePermissions };
        var recent = await history.FindAsync(actor, changes with { PageSize = 8 }, cancellationToken).ConfigureAwait(false);
        if (!recent.IsSuccess)
            return recent.Failure;
        var report = new OverviewReport { Role = role.Value, RecentChanges = recent.Value.Items, Inventory = inventory.Status };
        if (role.Value < ConsoleRole.Auditor)
            return report with { Inventory = report.Inventory with { Gaps = [] } };

        var unsettled = new List<AuditChange>();
        foreach (var outcome in s_unsettled)
            unsettled.AddRange(await UnsettledAsync(actor, changes with { Outcome = outcome, PageSize = 10 }, cancellationToken).ConfigureAwait(false));
        var snapshot = inventory.Current;
        return report with
        {
            UnsettledChanges = [.. unsettled.OrderByDescending(u => u.Entry.Sequence).Take(10)],
            ChangesByDay = await ByDayAsync(actor, changes, cancellationToken).ConfigureAwait(false),
            PrincipalsByRole = [.. PredefinedRoles.All.Select(r => KeyValuePair.Create(r, snapshot.Permissions.Values.Count(p => p.Permissions.Items.Any(i => i.Role.AsPredefined == r))))],
            UnhealthyClusters = [.. BrowseClusters.Rows(snapshot).Where(c => c.IsReachable == false)],
            ClusterCount = snapshot.Clusters.Length,
            UserCount = snapshot.Items.Count(i => i.Principal is { Ref.Kind: PrincipalKind.RamUser, Presence: not PrincipalPresence.NotSeenInRam }),
            RoleCount = snapshot.Items.Count(i => i.Principal is { Ref.Kind: PrincipalKind.RamRole, Presence: not PrincipalPresence.NotSeenInRam }),
            DeletedWithPermissions = [.. snapshot.Items.Where(i => i.Principal.Presence == PrincipalPresence.NotSeenInRam).Select(snapshot.Row).Where(r => r.Permissions is { Items.IsEmpty: false }).Take(20)],
        };
    }

    private async Task<IReadOnlyList<AuditChange>> UnsettledAsync(ConsoleIdentity actor, AuditQuery query, CancellationToken cancellationToken)
    {
        var found = await history.FindAsync(actor, query, cancellationToken).ConfigureAwait(false);
        return found.IsSuccess ? found.Value.Items : [];
    }

    private async Task<IReadOnlyList<KeyValuePair<DateOnly, int>>> ByDayAsync(ConsoleIdentity actor, AuditQuery changes, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var counts = Enumerable.Range(0, Days).Select(d => today.AddDays(d - Days + 1)).ToDictionary(d => d, _ => 0);
        var query = changes with { From = new DateTimeOffset(today.AddDays(1 - Days), TimeOnly.MinValue, TimeSpan.Zero), PageSize = AuditQuery.MaxPageSize };

        // At most ten pages: a picture of the fortnight, not an audit.
        for (var page = 0; page < 10; page++)
        {
            var found = await history.FindAsync(actor, query, cancellationToken).ConfigureAwait(false);
            if (!found.IsSuccess)
                break;
            foreach (var change in found.Value.Items)
            {
                var day = DateOnly.FromDateTime(change.Entry.OccurredAt.UtcDateTime);
                if (counts.TryGetValue(day, out var count))
                    counts[day] = count + 1;
            }

            if (found.Value.NextBefore is not { } next)
                break;
            query = query with { Before = next };
        }

        return [.. counts.OrderBy(c => c.Key)];
    }
}
