using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Audit;

/// <summary>
/// The audit trail in the database. One writer at a time: within the process by a gate, between processes by the database's write lock, so the chain has
/// neither gap nor fork. An append has succeeded once it is committed; a head file that cannot be written then is logged and healed by the next append.
/// </summary>
internal sealed class AuditTrail(ConsoleDatabase database, AuditWitness witness, AuditChainReader chain, TimeProvider clock) : IAuditTrail, IDisposable
{
    private const int BatchSize = 1000;

    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<Result<AuditEntry>> AppendAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var appended = await database.WriteAsync<AuditEntry>(context => AddAsync(context, record, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (appended.IsSuccess)
                await witness.AdvanceAsync(appended.Value).ConfigureAwait(false);
            return appended;
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<Result<AuditPage>> FindAsync(AuditQuery query, CancellationToken cancellationToken) => database.ReadAsync<AuditPage>(
        async context =>
        {
            var size = Math.Clamp(query.PageSize, 1, AuditQuery.MaxPageSize);
            var lines = AuditFilter.Lines(context, query);
            if (query.Before is { } before)
                lines = lines.Where(e => e.Sequence < before);

            // Numbers first: where an index on another column is used, only they are sorted, not whole entries.
            var numbers = await lines.OrderByDescending(e => e.Sequence).Select(e => e.Sequence).Take(size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
            var shown = numbers.Take(size).ToList();
            var rows = await context.AuditEntries.AsNoTracking().Where(e => shown.Contains(e.Sequence)).OrderByDescending(e => e.Sequence).ToListAsync(cancellationToken).ConfigureAwait(false);
            var changes = await JoinAsync(context, rows, withSteps: false, cancellationToken).ConfigureAwait(false);
            return new AuditPage(changes, numbers.Count > size ? shown[^1] : null);
        },
        cancellationToken);

    public Task<Result<AuditChange>> GetAsync(long sequence, CancellationToken cancellationToken) => database.ReadAsync<AuditChange>(
        async context =>
        {
            var row = await context.AuditEntries.AsNoTracking()
                .FirstOrDefaultAsync(e => e.Sequence == sequence && (e.Kind == AuditFilter.Event || e.Kind == AuditFilter.Intent), cancellationToken)
                .ConfigureAwait(false);
            if (row is null)
                return new Failure.NotFound("history-entry", sequence.ToString(CultureInfo.InvariantCulture));
            var changes = await JoinAsync(context, [row], withSteps: true, cancellationToken).ConfigureAwait(false);
            return changes[0];
        },
        cancellationToken);

    public Task<Result<IReadOnlyList<AuditChange>>> ListOpenIntentsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            var rows = await context.AuditEntries.AsNoTracking()
                .Where(e => e.Kind == AuditFilter.Intent && !context.AuditEntries.Any(o => o.IntentSequence == e.Sequence && o.Kind == AuditFilter.Outcome))
                .OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            return Result.Success<IReadOnlyList<AuditChange>>(await JoinAsync(context, rows, withSteps: true, cancellationToken).ConfigureAwait(false));
        },
        cancellationToken);

    public Task<Result<AuditHead>> GetHeadAsync(CancellationToken cancellationToken) => chain.ReadHeadAsync(cancellationToken);

    public Task<Result<AuditVerification>> VerifyAsync(CancellationToken cancellationToken) => chain.VerifyAsync(cancellationToken);

    /// <inheritdoc />
    /// <remarks>Reads in batches by number, so that a slow reader holds no lock and no memory. An outage in the middle is thrown, as <see cref="IOException"/>.</remarks>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = 0L;
        while (true)
        {
            var after = last;
            var batch = await database.ReadAsync<List<AuditRow>>(
                async context => await Matching(context, query).Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(BatchSize).ToListAsync(cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            if (!batch.IsSuccess)
                throw new IOException($"The audit trail could not be read on: {batch.Failure.Code}.");
            foreach (var row in batch.Value)
                yield return AuditRows.ToEntry(row);
            if (batch.Value.Count < BatchSize)
                yield break;
            last = batch.Value[^1].Sequence;
        }
    }

    public void Dispose() => _gate.Dispose();

    // Without conditions really everything, so that whoever gets the export can check the chain.
    private static IQueryable<AuditRow> Matching(ConsoleDbContext context, AuditQuery query)
    {
        if (AuditFilter.IsEmpty(query))
            return context.AuditEntries.AsNoTracking();
        var lines = AuditFilter.Lines(context, query);
        return context.AuditEntries.AsNoTracking()
            .Where(e => lines.Any(l => l.Sequence == (e.Kind == AuditFilter.Step || e.Kind == AuditFilter.Outcome ? e.IntentSequence : e.Sequence)));
    }

    private static async Task<AuditChange[]> JoinAsync(ConsoleDbContext context, List<AuditRow> rows, bool withSteps, CancellationToken cancellationToken)
    {
        var intents = rows.Where(r => r.Kind == AuditFilter.Intent).Select(r => (long?)r.Sequence).ToList();
        var parts = intents.Count == 0
            ? []
            : await context.AuditEntries.AsNoTracking()
                .Where(e => intents.Contains(e.IntentSequence) && (e.Kind == AuditFilter.Outcome || (withSteps && e.Kind == AuditFilter.Step)))
                .OrderBy(e => e.Sequence)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
        var byIntent = parts.ToLookup(p => p.IntentSequence);
        return
        [
            .. rows.Select(row =>
            {
                var own = row.Kind == AuditFilter.Intent ? byIntent[row.Sequence] : [];
                var outcome = own.LastOrDefault(p => p.Kind == AuditFilter.Outcome);
                return new AuditChange(
                    AuditRows.ToEntry(row),
                    outcome is null ? null : AuditRows.ToEntry(outcome),
                    [.. own.Where(p => p.Kind == AuditFilter.Step).Select(AuditRows.ToEntry)]);
            }),
        ];
    }

    private async Task<Result<AuditEntry>> AddAsync(ConsoleDbContext context, AuditRecord record, CancellationToken cancellationToken)
    {
        var head = await AuditChainReader.HeadOfAsync(context, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow().UtcTicks;
        var occurredAt = new DateTimeOffset(now - (now % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var canonical = AuditCanonicalForm.Write(head.Sequence + 1, occurredAt, record);
        var content = Encoding.UTF8.GetString(canonical);

        // From here on only what can be read back: JSON cannot hold every text (half a surrogate pair becomes U+FFFD), and columns must match what is kept.
        if (!AuditRows.TryParse(content, out _, out _, out var kept))
            throw new InvalidOperationException("The canonical form of an audit record cannot be read back.");
        var entry = new AuditEntry(head.Sequence + 1, occurredAt, kept, head.Hash, AuditCanonicalForm.Hash(head.Hash, canonical));
        context.AuditEntries.Add(AuditRows.Of(entry, content));
        context.AuditClusters.AddRange(AuditRows.Clusters(kept).Select(id => new AuditClusterRow { Sequence = entry.Sequence, ClusterId = id }));
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return entry;
    }
}
