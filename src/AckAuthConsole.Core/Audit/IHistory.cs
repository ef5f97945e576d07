using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Audit;

/// <summary>The use cases of the "History" page. Administrators and auditors see all; a member sees what is about or by himself.</summary>
public interface IHistory
{
    /// <summary>A page of lines.</summary>
    Task<Result<AuditPage>> FindAsync(ConsoleIdentity actor, AuditQuery query, CancellationToken cancellationToken);

    /// <summary>One line with everything that belongs to it.</summary>
    Task<Result<AuditChange>> GetAsync(ConsoleIdentity actor, long sequence, CancellationToken cancellationToken);

    /// <summary>Records the export, then opens the stream of entries. For administrators and auditors.</summary>
    /// <param name="actor">Who exports.</param>
    /// <param name="query">Which lines.</param>
    /// <param name="format"><c>csv</c> or <c>ndjson</c>, for the record.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<HistoryExport>> ExportAsync(ConsoleIdentity actor, AuditQuery query, string format, CancellationToken cancellationToken);

    /// <summary>Checks the chain and records that it was checked. For administrators and auditors.</summary>
    Task<Result<AuditVerification>> VerifyAsync(ConsoleIdentity actor, CancellationToken cancellationToken);
}
