using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Audit;

/// <summary>The append-only, hash-chained record of everything that the console does. There is no way to change or delete an entry.</summary>
public interface IAuditTrail
{
    /// <summary>Writes an entry durably (committed, head written outside). When it fails, the change that it announces must not be made.</summary>
    Task<Result<AuditEntry>> AppendAsync(AuditRecord record, CancellationToken cancellationToken);

    /// <summary>A page of lines (events and intents, the latter with their outcome), newest first.</summary>
    Task<Result<AuditPage>> FindAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>One line with steps and outcome; <see cref="Failure.NotFound"/> when the number is no event or intent.</summary>
    Task<Result<AuditChange>> GetAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Raw entries of every kind, oldest first, of the lines that match (with their steps and outcomes), for exports. Not paged: <see cref="AuditQuery.Before"/> and size do not count.</summary>
    IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Intents without outcome, oldest first, with their steps.</summary>
    Task<Result<IReadOnlyList<AuditChange>>> ListOpenIntentsAsync(CancellationToken cancellationToken);

    /// <summary>The newest entry's number and hash.</summary>
    Task<Result<AuditHead>> GetHeadAsync(CancellationToken cancellationToken);

    /// <summary>Recomputes the whole chain and compares it with the head outside.</summary>
    Task<Result<AuditVerification>> VerifyAsync(CancellationToken cancellationToken);
}
