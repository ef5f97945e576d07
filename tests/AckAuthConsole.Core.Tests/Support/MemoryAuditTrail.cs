using System.Runtime.CompilerServices;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>A trail in memory, chained as the real one, that can be told to fail.</summary>
internal sealed class MemoryAuditTrail(CallLog log, TimeProvider clock) : IAuditTrail
{
    private readonly Lock _gate = new();
    private readonly List<AuditEntry> _entries = [];

    /// <summary>Asked before each entry; a failure is the answer and nothing is written.</summary>
    public Func<AuditRecord, Failure?> OnAppend { get; set; } = _ => null;

    public AuditBreak? Broken { get; set; }

    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    public IReadOnlyList<AuditRecord> Records => [.. Entries.Select(e => e.Record)];

    public AuditRecord Outcome => Records.Last(r => r.Kind == AuditEntryKind.Outcome);

    public Task<Result<AuditEntry>> AppendAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (OnAppend(record) is { } failure)
        {
            log.Add($"journal failed {record.Kind}");
            return Task.FromResult<Result<AuditEntry>>(failure);
        }

        lock (_gate)
        {
            log.Add(record.Kind == AuditEntryKind.Step ? $"journal Step {record.Details["step"]} {record.Outcome}" : $"journal {record.Kind} {record.Outcome}");
            var previous = _entries.Count == 0 ? AuditHead.NoHash : _entries[^1].Hash;
            var sequence = _entries.Count + 1;
            var at = clock.GetUtcNow();
            var entry = new AuditEntry(sequence, at, record, previous, AuditCanonicalForm.Hash(previous, AuditCanonicalForm.Write(sequence, at, record)));
            _entries.Add(entry);
            return Task.FromResult<Result<AuditEntry>>(entry);
        }
    }

    public Task<Result<AuditPage>> FindAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var found = Lines().Where(l => Fits(l, query) && (query.Before is not { } before || l.Entry.Sequence < before)).OrderByDescending(l => l.Entry.Sequence).ToList();
        var page = found.Take(query.PageSize).ToList();
        return Task.FromResult<Result<AuditPage>>(new AuditPage(page, found.Count > page.Count ? page[^1].Entry.Sequence : null));
    }

    public Task<Result<AuditChange>> GetAsync(long sequence, CancellationToken cancellationToken)
    {
        Result<AuditChange> result = Lines().FirstOrDefault(l => l.Entry.Sequence == sequence) is { } line
            ? line
            : new Failure.NotFound("history-entry", sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.FromResult(result);
    }

    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in Entries)
        {
            await Task.Yield();
            yield return entry;
        }
    }

    public Task<Result<IReadOnlyList<AuditChange>>> ListOpenIntentsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success<IReadOnlyList<AuditChange>>([.. Lines().Where(l => l.Entry.Record.Kind == AuditEntryKind.Intent && l.Outcome is null)]));

    public Task<Result<AuditHead>> GetHeadAsync(CancellationToken cancellationToken) => Task.FromResult<Result<AuditHead>>(Head());

    public Task<Result<AuditVerification>> VerifyAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Result<AuditVerification>>(new AuditVerification(Entries.Count, Head(), Head(), Broken));

    private static bool Fits(AuditChange line, AuditQuery query)
    {
        var record = line.Entry.Record;
        return (query.Action is null || record.Action == query.Action)
            && (query.Outcome is null || line.Result == query.Outcome)
            && (query.From is not { } from || line.Entry.OccurredAt >= from)
            && (query.OnlyAbout is not { } about || record.Target?.Id == about.Id.Value || record.Actor.Id == about.Id.Value);
    }

    private AuditHead Head() => Entries is { Count: > 0 } all ? new AuditHead(all[^1].Sequence, all[^1].Hash) : AuditHead.None;

    private List<AuditChange> Lines()
    {
        var all = Entries;
        return
        [
            .. all.Where(e => e.Record.Kind is AuditEntryKind.Event or AuditEntryKind.Intent).Select(e => new AuditChange(
                e,
                all.FirstOrDefault(o => o.Record.Kind == AuditEntryKind.Outcome && o.Record.IntentSequence == e.Sequence),
                [.. all.Where(s => s.Record.Kind == AuditEntryKind.Step && s.Record.IntentSequence == e.Sequence)])),
        ];
    }
}
