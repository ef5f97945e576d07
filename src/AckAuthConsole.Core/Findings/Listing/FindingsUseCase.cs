using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Lists findings of snapshots; each whole look is remembered as the day's number.</summary>
internal sealed class FindingsUseCase(
    IConsoleAccess access,
    InventoryState inventory,
    IClusterSnapshots snapshots,
    IClusterEndpoints endpoints,
    ClusterFindings findings,
    IFindingsHistory history,
    FindingsTally tally,
    SuppressFinding suppressing,
    IAuditTrail trail,
    RefusalJournal refusals,
    TimeProvider clock) : IFindings
{
    private const int TrendDays = 90;

    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_fleetMaxAge = TimeSpan.FromMinutes(10);

    public async Task<Result<FindingsView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, FindingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "findings", role.Failure, cancellationToken).ConfigureAwait(false);
        var read = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var found = await findings.InAsync(read.Value, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return found.Failure;
        var (all, gaps) = found.Value;
        var open = await tally.CountAsync(read.Value, all, gaps, cancellationToken).ConfigureAwait(false);
        var trend = await history.ListAsync(cluster, Today.AddDays(-TrendDays), cancellationToken).ConfigureAwait(false);
        if (!trend.IsSuccess)
            return trend.Failure;
        var matching = FindingMatching.Of(all, query).ToList();
        return new FindingsView(
            ClusterRbacState.Of(read.Value, endpoints),
            [.. matching.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Size, 1, FindingQuery.MaxSize))],
            matching.Count,
            [.. FindingMatching.Of(all, query with { Rule = "" }).CountBy(r => r.Finding.Rule).Select(c => (c.Key, c.Value))],
            open,
            [.. all.Where(r => r.Finding.Standing != FindingStanding.Open).CountBy(r => r.Finding.Standing).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))],
            [.. FindingsTrendDay.Sum(trend.Value)],
            gaps);
    }

    public async IAsyncEnumerable<Result<FleetFindingsPart>> ListEverywhereAsync(ConsoleIdentity actor, FindingQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
        {
            yield return await refusals.RecordAsync(actor, "fleet-findings", role.Failure, cancellationToken).ConfigureAwait(false);
            yield break;
        }

        var clusters = inventory.Current.Clusters;
        await foreach (var part in EachCluster.AskAsync(clusters, (cluster, token) => PartAsync(cluster, clusters.Length, query, token), cancellationToken).ConfigureAwait(false))
            yield return part;
    }

    public async Task<Result<IReadOnlyList<FindingsTrendDay>>> TrendAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "fleet-findings", role.Failure, cancellationToken).ConfigureAwait(false);
        var days = await history.ListAsync(null, Today.AddDays(-TrendDays), cancellationToken).ConfigureAwait(false);
        return days.Map(d => FindingsTrendDay.Sum(d.Where(c => inventory.Current.ClusterById.ContainsKey(c.Cluster))));
    }

    public async Task<Result<IReadOnlyList<FindingRow>>> ExportAsync(ConsoleIdentity actor, ClusterId? cluster, FindingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "findings-export", role.Failure, cancellationToken).ConfigureAwait(false);
        var rows = new List<FindingRow>();
        var unread = new List<string>();
        if (cluster is not null)
        {
            var read = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
            if (!read.IsSuccess)
                return read.Failure;
            var found = await findings.InAsync(read.Value, cancellationToken).ConfigureAwait(false);
            if (!found.IsSuccess)
                return found.Failure;
            rows.AddRange(FindingMatching.Of(found.Value.Rows, query));
        }
        else
        {
            await foreach (var part in ListEverywhereAsync(actor, query, cancellationToken).ConfigureAwait(false))
            {
                if (!part.IsSuccess)
                    return part.Failure;
                rows.AddRange(part.Value.Rows);
                if (part.Value.Failure is not null)
                    unread.Add(part.Value.Cluster.Name);
            }

            rows = [.. rows.OrderBy(r => r.Cluster.Name, StringComparer.Ordinal).ThenBy(r => r.Cluster.Id.Value, StringComparer.Ordinal)];
        }

        var details = new Dictionary<string, string> { ["rows"] = rows.Count.ToString(CultureInfo.InvariantCulture) };
        if (unread.Count > 0)
            details["unread"] = string.Join(", ", unread.Order(StringComparer.Ordinal));
        var written = await trail.AppendAsync(
            new AuditRecord
            {
                Kind = AuditEntryKind.Event,
                Action = AuditActions.ExportFindings,
                Actor = AuditActor.Of(actor, role.Value),
                CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
                Target = cluster is null ? null : new AuditTarget("cluster", cluster.Value, inventory.Current.ClusterById.GetValueOrDefault(cluster)?.Name ?? cluster.Value),
                Clusters = cluster is null ? ["*"] : [cluster.Value],
                Outcome = AuditOutcome.Succeeded,
                Details = details,
            },
            cancellationToken).ConfigureAwait(false);
        return written.IsSuccess ? rows : written.Failure;
    }

    public Task<Result<Done>> SuppressAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, string reason, DateOnly until, CancellationToken cancellationToken) =>
        suppressing.SuppressAsync(actor, cluster, fingerprint, reason, until, cancellationToken);

    public Task<Result<Done>> ReopenAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, CancellationToken cancellationToken) =>
        suppressing.ReopenAsync(actor, cluster, fingerprint, cancellationToken);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<FleetFindingsPart> PartAsync(Cluster cluster, int count, FindingQuery query, CancellationToken cancellationToken)
    {
        var read = await snapshots.GetAsync(cluster.Id, s_fleetMaxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return new FleetFindingsPart(cluster, count, [], null, null, read.Failure);
        var found = await findings.InAsync(read.Value, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return new FleetFindingsPart(cluster, count, [], null, null, found.Failure);
        var open = await tally.CountAsync(read.Value, found.Value.Rows, found.Value.WorkloadGaps, cancellationToken).ConfigureAwait(false);
        return new FleetFindingsPart(cluster, count, [.. FindingMatching.Of(found.Value.Rows, query)], open, ClusterRbacState.Of(read.Value, endpoints), null);
    }
}
