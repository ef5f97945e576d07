using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Audit;

/// <summary>A change of the console's own data: announced in the trail before it is made, with its outcome behind it. What cannot be announced is not made.</summary>
internal static class AuditedChange
{
    /// <summary>Makes it.</summary>
    /// <param name="trail">Where it is recorded.</param>
    /// <param name="intent">What is announced.</param>
    /// <param name="change">Makes the change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<Result<Done>> MakeAsync(IAuditTrail trail, AuditRecord intent, Func<Task<Result<Done>>> change, CancellationToken cancellationToken)
    {
        var announced = await trail.AppendAsync(intent, cancellationToken).ConfigureAwait(false);
        if (!announced.IsSuccess)
            return announced.Failure;
        var result = await change().ConfigureAwait(false);
        var outcome = intent with
        {
            Kind = AuditEntryKind.Outcome,
            IntentSequence = announced.Value.Sequence,
            Outcome = result.IsSuccess ? AuditOutcome.Succeeded : AuditOutcome.Failed,
            FailureCode = result.Failure?.Code,
        };
        var written = await trail.AppendAsync(outcome, cancellationToken).ConfigureAwait(false);
        return !result.IsSuccess ? result : written.IsSuccess ? Done.Instance : written.Failure;
    }
}
