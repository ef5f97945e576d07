using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Audit;

/// <summary>Records that a use case refused somebody. A refusal stands even if it cannot be recorded.</summary>
internal sealed class RefusalJournal(IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Writes an entry when the failure is a refusal, and hands the failure back.</summary>
    /// <param name="actor">Who was refused.</param>
    /// <param name="what">The use case, for instance <c>plan</c>.</param>
    /// <param name="failure">What he gets.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Failure> RecordAsync(ConsoleIdentity actor, string what, Failure failure, CancellationToken cancellationToken)
    {
        // With a cause it is the cloud that refuses the console, not the console that refuses the person.
        if (failure is Failure.Forbidden { Cause: null })
        {
            await trail.AppendAsync(
                new AuditRecord
                {
                    Kind = AuditEntryKind.Event,
                    Action = AuditActions.AccessRefused,
                    Actor = AuditActor.Of(actor, null),
                    CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
                    Target = new AuditTarget("page", what, what),
                    Outcome = AuditOutcome.Refused,
                    FailureCode = failure.Code,
                },
                cancellationToken).ConfigureAwait(false);
        }

        return failure;
    }
}
