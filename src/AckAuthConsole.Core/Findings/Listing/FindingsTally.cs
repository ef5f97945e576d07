using System.Collections.Concurrent;
using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Counts open findings and keeps the number as the day's.</summary>
internal sealed class FindingsTally(IFindingsHistory history, TimeProvider clock)
{
    // A page that follows its cluster counts often; a number that is kept already is not written again.
    private readonly ConcurrentDictionary<ClusterId, FindingsDay> _kept = new();

    /// <summary>Counts what a look at a cluster found.</summary>
    public async Task<FindingCounts> CountAsync(ClusterSnapshot snapshot, ImmutableArray<FindingRow> rows, ImmutableArray<(string, Failure)> gaps, CancellationToken cancellationToken)
    {
        var open = FindingCounts.Of(rows.Select(r => r.Finding));

        // A look at a part would make the trend fall and rise by itself. A number that cannot be kept spoils nothing else.
        if (!snapshot.Rbac.Gaps.IsEmpty || !gaps.IsEmpty || snapshot.Failure is not null)
            return open;
        var day = new FindingsDay(snapshot.Cluster.Id, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), open);
        if (_kept.GetValueOrDefault(day.Cluster) != day && (await history.PutAsync(day, cancellationToken).ConfigureAwait(false)).IsSuccess)
            _kept[day.Cluster] = day;
        return open;
    }
}
