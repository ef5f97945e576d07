using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Counts open findings and keeps the number as the day's.</summary>
internal sealed class FindingsTally(IFindingsHistory history, TimeProvider clock)
{
    /// <summary>Counts what a look at a cluster found.</summary>
    public async Task<FindingCounts> CountAsync(ClusterSnapshot snapshot, ImmutableArray<FindingRow> rows, ImmutableArray<(string, Failure)> gaps, CancellationToken cancellationToken)
    {
        var open = FindingCounts.Of(rows.Select(r => r.Finding));

        // A look at a part would make the trend fall and rise by itself. A number that cannot be kept spoils nothing else.
        if (snapshot.Rbac.Gaps.IsEmpty && gaps.IsEmpty && snapshot.Failure is null)
            await history.PutAsync(new FindingsDay(snapshot.Cluster.Id, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), open), cancellationToken).ConfigureAwait(false);
        return open;
    }
}
