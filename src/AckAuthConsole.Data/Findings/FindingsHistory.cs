using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Findings;

/// <summary>The daily numbers in the database.</summary>
internal sealed class FindingsHistory(ConsoleDatabase database) : IFindingsHistory
{
    public Task<Result<Done>> PutAsync(FindingsDay day, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var row = await context.FindingsDays.FirstOrDefaultAsync(r => r.Cluster == day.Cluster.Value && r.Day == day.Day, cancellationToken).ConfigureAwait(false);
            if (row is null)
                context.FindingsDays.Add(row = new FindingsDayRow { Cluster = day.Cluster.Value, Day = day.Day });
            (row.Critical, row.High, row.Medium, row.Low, row.Info) = (day.Counts.Critical, day.Counts.High, day.Counts.Medium, day.Counts.Low, day.Counts.Info);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    public Task<Result<IReadOnlyList<FindingsDay>>> ListAsync(ClusterId? cluster, DateOnly since, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            var rows = await context.FindingsDays.AsNoTracking().Where(r => r.Day >= since && (cluster == null || r.Cluster == cluster.Value)).OrderBy(r => r.Day).ThenBy(r => r.Cluster).ToListAsync(cancellationToken).ConfigureAwait(false);
            return Result.Success<IReadOnlyList<FindingsDay>>([.. rows.Select(ToDay).OfType<FindingsDay>()]);
        },
        cancellationToken);

    private static FindingsDay? ToDay(FindingsDayRow row) =>
        ClusterId.TryParse(row.Cluster, out var cluster) ? new FindingsDay(cluster, row.Day, new FindingCounts(row.Critical, row.High, row.Medium, row.Low, row.Info)) : null;
}
