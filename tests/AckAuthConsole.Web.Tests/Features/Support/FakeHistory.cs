using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeHistory : IHistory
{
    public List<AuditQuery> Queries { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    public Func<AuditQuery, Task<Result<AuditPage>>> Find { get; set; } = _ => Task.FromResult<Result<AuditPage>>(new AuditPage([], null));

    public Func<long, Task<Result<AuditChange>>> Get { get; set; } = sequence => Task.FromResult<Result<AuditChange>>(new Failure.NotFound("history-entry", $"{sequence}"));

    public Func<Task<Result<AuditVerification>>> Verify { get; set; } = () => Task.FromResult<Result<AuditVerification>>(new AuditVerification(0, AuditHead.None, null, null));

    public void Holds(params AuditChange[] changes)
    {
        Find = _ => Task.FromResult<Result<AuditPage>>(new AuditPage(changes, null));
        Get = sequence => Task.FromResult<Result<AuditChange>>(changes.Single(c => c.Entry.Sequence == sequence));
    }

    public Task<Result<AuditPage>> FindAsync(ConsoleIdentity actor, AuditQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        Tokens.Add(cancellationToken);
        return Find(query);
    }

    public Task<Result<AuditChange>> GetAsync(ConsoleIdentity actor, long sequence, CancellationToken cancellationToken) => Get(sequence);

    public Task<Result<HistoryExport>> ExportAsync(ConsoleIdentity actor, AuditQuery query, string format, CancellationToken cancellationToken) =>
        Task.FromResult<Result<HistoryExport>>(new Failure.Forbidden("console.auditor-required"));

    public Task<Result<AuditVerification>> VerifyAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Verify();
}
