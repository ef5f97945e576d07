using System.Text;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Data.Audit;

/// <summary>Reads the chain as a chain: its head, and whether it is whole.</summary>
internal sealed partial class AuditChainReader(ConsoleDatabase database, AuditHeadFile file, ILogger<AuditChainReader> logger)
{
    private const int BatchSize = 2000;

    /// <summary>The newest entry's number and hash.</summary>
    public Task<Result<AuditHead>> ReadHeadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<AuditHead>(async context => await HeadOfAsync(context, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>The newest entry's number and hash, within an operation that runs.</summary>
    public static async Task<AuditHead> HeadOfAsync(ConsoleDbContext context, CancellationToken cancellationToken) =>
        await context.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => new AuditHead(e.Sequence, e.Hash)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
        ?? AuditHead.None;

    /// <summary>Whether the chain has, at that number, that hash.</summary>
    public Task<Result<bool>> HoldsAsync(AuditHead head, CancellationToken cancellationToken) => database.ReadAsync<bool>(
        async context => await context.AuditEntries.AnyAsync(e => e.Sequence == head.Sequence && e.Hash == head.Hash, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>
    /// Recomputes every hash from what is stored and compares the columns that filters use with the content. Reads in batches by number: memory stays the
    /// same for any length, and appends go on meanwhile. The head file is read first, so that it can only be older than what is checked.
    /// </summary>
    public async Task<Result<AuditVerification>> VerifyAsync(CancellationToken cancellationToken)
    {
        AuditHead? witness;
        try
        {
            witness = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.HeadFileUnreadable(logger, file.Path, exception);
            return new Failure.Unavailable(Dependency.Database);
        }

        var head = AuditHead.None;
        var count = 0L;
        var atWitness = (string?)null;
        while (true)
        {
            var after = head;
            var batch = await database.ReadAsync<Batch>(context => ReadBatchAsync(context, after, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (!batch.IsSuccess)
                return batch.Failure;
            count += batch.Value.Count;
            head = batch.Value.Head;
            if (witness is not null && batch.Value.Hashes.TryGetValue(witness.Sequence, out var hash))
                atWitness = hash;
            if (batch.Value.Break is { } broken)
            {
                var newest = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
                return newest.Map(h => new AuditVerification(count, h, witness, broken));
            }

            if (batch.Value.IsLast)
                return new AuditVerification(count, head, witness, CompareWith(witness, head, atWitness));
        }
    }

    private static AuditBreak? CompareWith(AuditHead? witness, AuditHead head, string? atWitness) => witness switch
    {
        null => null,
        _ when witness.Sequence > head.Sequence => new AuditBreak(head.Sequence + 1, AuditBreakKind.CutOff),
        _ when witness.Hash != atWitness => new AuditBreak(witness.Sequence, AuditBreakKind.Rewritten),
        _ => null,
    };

    private static async Task<Result<Batch>> ReadBatchAsync(ConsoleDbContext context, AuditHead after, CancellationToken cancellationToken)
    {
        var (head, count) = (after, 0);
        var hashes = new Dictionary<long, string>();
        try
        {
            var last = after.Sequence;
            var rows = await context.AuditEntries.AsNoTracking().Where(e => e.Sequence > last).OrderBy(e => e.Sequence).Take(BatchSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            var until = rows.Count == 0 ? last : rows[^1].Sequence;
            var clusters = await context.AuditClusters.AsNoTracking().Where(c => c.Sequence > last && c.Sequence <= until)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            var clustersOf = clusters.ToLookup(c => c.Sequence, c => c.ClusterId);
            foreach (var row in rows)
            {
                if (row.Sequence != head.Sequence + 1)
                    return new Batch(count, head, hashes, true, new AuditBreak(head.Sequence + 1, AuditBreakKind.Missing));
                count++;
                if (row.PreviousHash != head.Hash)
                    return new Batch(count, head, hashes, true, new AuditBreak(row.Sequence, AuditBreakKind.Unlinked));
                if (!IsAsWritten(row, [.. clustersOf[row.Sequence]]))
                    return new Batch(count, head, hashes, true, new AuditBreak(row.Sequence, AuditBreakKind.Altered));
                head = new AuditHead(row.Sequence, row.Hash);
                hashes[row.Sequence] = row.Hash;
            }

            return new Batch(count, head, hashes, rows.Count < BatchSize, null);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidCastException or FormatException or ArgumentException)
        {
            // Someone put in a column what can never stand there, so the batch cannot be read: find the row by reading one after the other.
            return await FindUnreadableAsync(context, after, hashes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Result<Batch>> FindUnreadableAsync(ConsoleDbContext context, AuditHead after, Dictionary<long, string> hashes, CancellationToken cancellationToken)
    {
        for (var (head, count) = (after, 0); ; count++)
        {
            AuditRow? row;
            try
            {
                var next = head.Sequence + 1;
                row = await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Sequence == next, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InvalidOperationException or InvalidCastException or FormatException or ArgumentException)
            {
                return new Batch(count + 1, head, hashes, true, new AuditBreak(head.Sequence + 1, AuditBreakKind.Altered));
            }

            if (row is null)
                return new Batch(count, head, hashes, true, new AuditBreak(head.Sequence + 1, AuditBreakKind.Missing));
            if (row.PreviousHash != head.Hash)
                return new Batch(count + 1, head, hashes, true, new AuditBreak(row.Sequence, AuditBreakKind.Unlinked));
            head = new AuditHead(row.Sequence, row.Hash);
        }
    }

    private static bool IsAsWritten(AuditRow row, HashSet<string> clusters)
    {
        if (AuditCanonicalForm.Hash(row.PreviousHash, Encoding.UTF8.GetBytes(row.Content)) != row.Hash
            || !AuditRows.TryParse(row.Content, out var sequence, out var occurredAt, out var record))
            return false;
        var derived = AuditRows.Of(new AuditEntry(sequence, occurredAt, record, row.PreviousHash, row.Hash), row.Content);
        return row.HasSameColumns(derived) && clusters.SetEquals(AuditRows.Clusters(record));
    }

    /// <param name="Count">Rows that were looked at.</param>
    /// <param name="Head">The last good one.</param>
    /// <param name="Hashes">The hashes of this batch, by number.</param>
    /// <param name="IsLast">Whether there is nothing after it.</param>
    /// <param name="Break">The first fault.</param>
    private sealed record Batch(int Count, AuditHead Head, Dictionary<long, string> Hashes, bool IsLast, AuditBreak? Break);

    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Error, "The audit trail's head file {Path} cannot be read.")]
        public static partial void HeadFileUnreadable(ILogger logger, string path, Exception exception);
    }
}
