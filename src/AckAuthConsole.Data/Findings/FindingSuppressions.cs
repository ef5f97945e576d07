using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Findings;

/// <summary>The suppressions in the database.</summary>
internal sealed class FindingSuppressions(ConsoleDatabase database) : IFindingSuppressions
{
    public Task<Result<IReadOnlyList<FindingSuppression>>> ListAsync(ClusterId? cluster, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            var rows = await context.FindingSuppressions.AsNoTracking().Where(r => cluster == null || r.Cluster == cluster.Value).ToListAsync(cancellationToken).ConfigureAwait(false);
            return Result.Success<IReadOnlyList<FindingSuppression>>([.. rows.Select(ToSuppression).OfType<FindingSuppression>()]);
        },
        cancellationToken);

    public Task<Result<Done>> PutAsync(FindingSuppression suppression, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var row = await context.FindingSuppressions.FirstOrDefaultAsync(r => r.Cluster == suppression.Cluster.Value && r.Fingerprint == suppression.Fingerprint, cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                context.FindingSuppressions.Add(new FindingSuppressionRow
                {
                    Cluster = suppression.Cluster.Value,
                    Fingerprint = suppression.Fingerprint,
                    Rule = suppression.Rule,
                    Reason = suppression.Reason,
                    Until = suppression.Until,
                    By = suppression.By,
                    At = suppression.At,
                });
            }
            else
            {
                (row.Rule, row.Reason, row.Until, row.By, row.At) = (suppression.Rule, suppression.Reason, suppression.Until, suppression.By, suppression.At);
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return Done.Instance;
        },
        cancellationToken);

    public Task<Result<Done>> RemoveAsync(ClusterId cluster, string fingerprint, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        async context =>
        {
            var removed = await context.FindingSuppressions.Where(r => r.Cluster == cluster.Value && r.Fingerprint == fingerprint).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            return removed == 0 ? new Failure.NotFound("finding", fingerprint) : Done.Instance;
        },
        cancellationToken);

    private static FindingSuppression? ToSuppression(FindingSuppressionRow row) =>
        ClusterId.TryParse(row.Cluster, out var cluster) ? new FindingSuppression(cluster, row.Fingerprint, row.Rule, row.Reason, row.Until, row.By, row.At) : null;
}
