using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Makes one edit: intent, call, read-back, outcome. Without a record nothing is done.</summary>
internal sealed class RbacApplier(IClusterRbac rbac, IAuditTrail trail, TimeProvider clock)
{
    public async Task<RbacEditResult> ApplyAsync(ConsoleIdentity actor, ConsoleRole role, RbacPlan plan, PlannedEdit planned, PlanSubmission submission, CancellationToken cancellationToken)
    {
        if (planned.Refusal is { } refusal)
            return new RbacEditResult(planned, AuditOutcome.Refused, refusal, null, 0);
        var journal = new ChangeJournal(trail, RbacJournal.IntentOf(actor, role, plan, planned, submission));
        if (await journal.BeginAsync(cancellationToken).ConfigureAwait(false) is { } unwritten)
            return new RbacEditResult(planned, AuditOutcome.Failed, unwritten, null, 0);

        // From here on nothing is broken off: what is begun is written down, whoever leaves.
        var operation = $"{planned.Edit.Kind} {planned.Edit.Key.Kind}";
        if (await journal.StepAsync(1, operation, AuditOutcome.Open, null, null, null, CancellationToken.None).ConfigureAwait(false) is { } noStep)
            return new RbacEditResult(planned, AuditOutcome.Failed, noStep, null, journal.Sequence);
        var started = clock.GetTimestamp();
        var failure = await CallAsync(planned).ConfigureAwait(false);
        var took = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        await journal.StepAsync(1, operation, failure is null ? AuditOutcome.Succeeded : AuditOutcome.Failed, failure?.Code, failure?.Cause?.RequestId, took, CancellationToken.None).ConfigureAwait(false);

        var (outcome, stored) = failure is null or Failure.Unavailable ? await ReadBackAsync(planned, failure).ConfigureAwait(false) : (OutcomeOf(failure), null);
        if (outcome == AuditOutcome.Succeeded)
            failure = null;
        var written = await journal.EndAsync(outcome, failure, null, failure?.Cause?.RequestId is { } id ? [id] : [], took, RbacJournal.Facts(stored), CancellationToken.None).ConfigureAwait(false);
        return new RbacEditResult(planned, outcome, failure ?? written, stored, journal.Sequence);
    }

    private static AuditOutcome OutcomeOf(Failure failure) => failure switch
    {
        Failure.Conflict or Failure.NotFound => AuditOutcome.Stale,
        Failure.Forbidden or Failure.Invalid => AuditOutcome.Refused,
        _ => AuditOutcome.Failed,
    };

    private async Task<Failure?> CallAsync(PlannedEdit planned)
    {
        var (edit, cluster) = (planned.Edit, planned.Cluster);
        return edit.Kind switch
        {
            RbacEditKind.Create => (await rbac.CreateAsync(cluster, edit.Manifest!, false, CancellationToken.None).ConfigureAwait(false)).Failure,
            RbacEditKind.Replace => (await rbac.ReplaceAsync(cluster, edit.Manifest!, false, CancellationToken.None).ConfigureAwait(false)).Failure,
            _ => (await rbac.DeleteAsync(cluster, edit.Key, planned.Before!.Metadata.Uid, planned.Before.Metadata.ResourceVersion, false, CancellationToken.None).ConfigureAwait(false)).Failure,
        };
    }

    private async Task<(AuditOutcome Outcome, RbacManifest? Stored)> ReadBackAsync(PlannedEdit planned, Failure? failure)
    {
        var read = await rbac.GetAsync(planned.Cluster, planned.Edit.Key, CancellationToken.None).ConfigureAwait(false);
        if (!read.IsSuccess && read.Failure is not Failure.NotFound)
            return (failure is Failure.Unavailable { MayHaveHappened: false } ? AuditOutcome.Failed : AuditOutcome.Unverified, null);
        var stored = read.IsSuccess ? read.Value : null;
        var isThere = planned.Edit.Kind == RbacEditKind.Delete
            ? stored is null || stored.Metadata.Uid != planned.Before!.Metadata.Uid
            : stored is not null && ManifestComparison.AreSame(stored, planned.After ?? planned.Edit.Manifest!);
        return (isThere ? AuditOutcome.Succeeded : failure is null ? AuditOutcome.Unverified : AuditOutcome.Failed, stored);
    }
}
