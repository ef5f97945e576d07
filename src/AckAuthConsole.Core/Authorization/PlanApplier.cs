using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Applies one principal's part: journal → second read → calls → read-back → journal.</summary>
internal sealed partial class PlanApplier(
    IPermissionGateway permissions,
    IRamPolicyGateway ram,
    IAuditTrail trail,
    IConsoleAccess access,
    ConsoleReach reach,
    InventoryState inventory,
    PrincipalLocks locks,
    IOptionsMonitor<AuthorizationOptions> options,
    TimeProvider clock,
    ILogger<PlanApplier> logger)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);

    public async Task<PartProgress> ApplyAsync(
        ConsoleIdentity actor, ConsoleRole role, Plan plan, PlanPart part, PlanSubmission submission, IProgress<PartProgress> progress, CancellationToken stopping)
    {
        var run = new PartRun(part, progress, clock);
        if (stopping.IsCancellationRequested)
            return run.To(PartStage.Cancelled);

        // Inside a part nothing stops but its own time limit: a half-done part helps nobody, whoever goes away.
        using var limit = new CancellationTokenSource(options.CurrentValue.PartTimeout, clock);
        try
        {
            using var turn = await locks.EnterAsync(part.Target.Ref, limit.Token).ConfigureAwait(false);
            if (stopping.IsCancellationRequested)
                return run.To(PartStage.Cancelled);
            return await ApplyAloneAsync(actor, role, plan, submission, run, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // Whatever was begun is an open intent now; the next recovery reads the cloud and settles it.
            Log.TimedOut(logger, part.Target.Ref, run.Progress.HistorySequence ?? 0);
            run.Fail(new Failure.Unavailable(Dependency.Cloud, run.HasSent));
            var stage = run.Progress.Stage == PartStage.Sent ? PartStage.Unverified : run.HasSent ? PartStage.Partial : PartStage.Failed;
            return run.To(stage, outcomeNotRecorded: run.Progress.HistorySequence is not null);
        }
    }

    private async Task<PartProgress> ApplyAloneAsync(ConsoleIdentity actor, ConsoleRole role, Plan plan, PlanSubmission submission, PartRun run, CancellationToken token)
    {
        run.To(PartStage.Checking);
        var right = await access.RequireAdministratorAsync(actor, token).ConfigureAwait(false);
        if (!right.IsSuccess)
            return run.Fail(right.Failure).To(PartStage.Failed);
        var journal = ChangeJournal.For(trail, actor, role, plan, run.Part, submission);
        if (await journal.BeginAsync(token).ConfigureAwait(false) is { } unwritten)
            return run.Fail(unwritten).To(PartStage.Failed);
        run.Recorded(journal.Sequence);

        var read = await permissions.ReadAsync(run.Part.Target.Ref, token).ConfigureAwait(false);
        if (!read.IsSuccess)
            return await EndAsync(run.Fail(read.Failure), journal, PartStage.Failed, AuditOutcome.Failed, token).ConfigureAwait(false);
        run.Saw(read.Value);
        var difference = run.Part.Difference!;
        if (read.Value.Fingerprint != difference.Before.Fingerprint)
            return await EndAsync(run.Fail(new Failure.Conflict("plan.stale", run.Part.Target.Name)), journal, PartStage.Stale, AuditOutcome.Stale, token).ConfigureAwait(false);
        if (run.Part.Mode == PlanMode.AtomicReplacement && !await reach.SeesEveryClusterAsync(token).ConfigureAwait(false))
            return await EndAsync(run.Fail(new Failure.Conflict("plan.reach-changed", run.Part.Target.Name)), journal, PartStage.Failed, AuditOutcome.Refused, token).ConfigureAwait(false);

        run.To(PartStage.Sending);
        for (var index = 0; index < run.Part.Steps.Count; index++)
        {
            var step = run.Part.Steps[index];
            Failure? failure;
            try
            {
                failure = await StepAsync(run, journal, index + 1, step, token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested && run.HalfDone is not null)
            {
                return await EndExchangeLateAsync(run, journal, step).ConfigureAwait(false);
            }

            // The last call is done even if the record of its end could not be written; the outcome says the rest.
            if (failure is null || (index == run.Part.Steps.Count - 1 && run.HasAccepted(step)))
                continue;
            run.Fail(failure);
            if (run.HalfDone is { } removed)
                await PutBackAsync(run, journal, removed, token).ConfigureAwait(false);
            return await EndBadlyAsync(run, journal, token).ConfigureAwait(false);
        }

        run.To(PartStage.Sent);
        return await ReadBackAsync(run, journal, token).ConfigureAwait(false);
    }

    /// <summary>The time limit struck between the halves of an exchange: nobody is left without a role for that.</summary>
    private async Task<PartProgress> EndExchangeLateAsync(PartRun run, ChangeJournal journal, PlanStep step)
    {
        using var grace = new CancellationTokenSource(s_grace, clock);
        run.Fail(new Failure.Unavailable(Dependency.Cloud, MayHaveHappened: true));
        var isSecondHalf = step is PlanStep.Add;
        if (isSecondHalf && await ShowsAsync(run, step, grace.Token).ConfigureAwait(false))
            run.Accepted(step);
        else if (run.HalfDone is { } removed)
            await PutBackAsync(run, journal, removed, grace.Token).ConfigureAwait(false);
        return await EndBadlyAsync(run, journal, grace.Token).ConfigureAwait(false);
    }

    private async Task<Failure?> StepAsync(PartRun run, ChangeJournal journal, int number, PlanStep step, CancellationToken token)
    {
        if (await journal.StepAsync(number, step.Operation, AuditOutcome.Open, null, null, null, token).ConfigureAwait(false) is { } unwritten)
            return unwritten;
        var started = clock.GetTimestamp();
        run.Sending(step);
        var sent = await CallAsync(run, step, token).ConfigureAwait(false);

        // A lost reply says nothing. All these calls do no harm when repeated, so after a read that does not show the effect the call is made once more.
        if (sent.Failure is Failure.Unavailable { MayHaveHappened: true } lost)
        {
            if (await ShowsAsync(run, step, token).ConfigureAwait(false))
                sent = new CloudReceipt(step.Operation, lost.Cause?.RequestId);
            else if (MayRepeat(run, step))
                sent = await CallAsync(run, step, token).ConfigureAwait(false);
            if (sent.Failure is Failure.Unavailable { MayHaveHappened: true } && await ShowsAsync(run, step, token).ConfigureAwait(false))
                sent = new CloudReceipt(step.Operation, null);
        }

        run.Ended(step, sent.Failure);

        var requestId = sent.IsSuccess ? sent.Value.RequestId : sent.Failure.Cause?.RequestId;
        run.Sent(requestId);
        var milliseconds = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        var written = await journal.StepAsync(number, step.Operation, sent.IsSuccess ? AuditOutcome.Succeeded : AuditOutcome.Failed, sent.Failure?.Code, requestId, milliseconds, token).ConfigureAwait(false);
        return sent.Failure ?? written;
    }

    // A replacement takes whatever is there, so it is repeated only over what the person saw.
    private static bool MayRepeat(PartRun run, PlanStep step) =>
        step is not PlanStep.ReplaceAll || (run.Progress.Observed is { } observed && observed.Equals(run.Part.Difference!.Before));

    private async Task<Result<CloudReceipt>> CallAsync(PartRun run, PlanStep step, CancellationToken token) => step switch
    {
        PlanStep.AttachPolicy attach => await ram.AttachAsync(run.Part.Target, attach.PolicyName, attach.IsSystem, token).ConfigureAwait(false),
        PlanStep.Add add => await permissions.AddAsync(run.Part.Target.Ref, add.Entries, token).ConfigureAwait(false),
        PlanStep.Remove remove => await permissions.RemoveAsync(run.Part.Target.Ref, remove.Entries, token).ConfigureAwait(false),
        PlanStep.ReplaceAll all => await permissions.ReplaceAllAsync(run.Part.Target.Ref, all.Entries, token).ConfigureAwait(false),
        _ => throw new InvalidOperationException("A new kind of step needs a call."),
    };

    private async Task<bool> ShowsAsync(PartRun run, PlanStep step, CancellationToken token)
    {
        foreach (var delay in options.CurrentValue.EffectiveReadBackDelays)
        {
            await Task.Delay(delay, clock, token).ConfigureAwait(false);
            if (step is PlanStep.AttachPolicy attach)
            {
                var attached = await ram.ListForAsync(run.Part.Target, token).ConfigureAwait(false);
                if (attached.IsSuccess && attached.Value.Any(p => p.Name == attach.PolicyName && p.ViaGroup is null))
                    return true;
                continue;
            }

            var read = await permissions.ReadAsync(run.Part.Target.Ref, token).ConfigureAwait(false);
            if (!read.IsSuccess)
                continue;
            run.Saw(read.Value);
            var shows = step switch
            {
                PlanStep.Add add => add.Entries.All(read.Value.Holds),
                PlanStep.Remove remove => !remove.Entries.Any(read.Value.Holds),
                PlanStep.ReplaceAll => read.Value.Equals(run.Part.Difference!.After),
                _ => false,
            };
            if (shows)
                return true;
        }

        return false;
    }

    private async Task PutBackAsync(PartRun run, ChangeJournal journal, PlanStep.Remove removed, CancellationToken token)
    {
        var back = new PlanStep.Add(removed.Entries);
        await StepAsync(run, journal, run.Part.Steps.Count + 1, back, token).ConfigureAwait(false);
        if (run.HasAccepted(back))
            run.PutBack();
    }

    private async Task<PartProgress> EndBadlyAsync(PartRun run, ChangeJournal journal, CancellationToken token)
    {
        // Reads lag behind writes, so what is in force is told only after the set stops changing or equals what was before.
        var difference = run.Part.Difference!;
        foreach (var delay in options.CurrentValue.EffectiveReadBackDelays)
        {
            await Task.Delay(delay, clock, token).ConfigureAwait(false);
            var read = await permissions.ReadAsync(run.Part.Target.Ref, token).ConfigureAwait(false);
            if (!read.IsSuccess)
                continue;
            run.Saw(read.Value);
            if (!run.AnyStepSucceeded || (run.Progress.WasPutBack && read.Value.Equals(difference.Before)))
                break;
        }

        var isUnsure = run.Progress.Failure is Failure.Unavailable { MayHaveHappened: true };
        if (isUnsure && !run.Progress.WasPutBack && run.Progress.Observed is { } now && ChangeCheck.IsInForce(difference, now) && run.Part.Steps.OfType<PlanStep.AttachPolicy>().All(run.HasAccepted))
            return await EndAsync(run.Forgive(), journal, PartStage.Verified, AuditOutcome.Succeeded, token).ConfigureAwait(false);
        var nothing = !run.HasChangedForGood && (run.Progress.Observed is { } observed ? ChangeCheck.IsUntouched(difference, observed) : !isUnsure);
        var outcome = nothing ? AuditOutcome.Failed : AuditOutcome.Partial;
        return await EndAsync(run, journal, nothing ? PartStage.Failed : PartStage.Partial, outcome, token).ConfigureAwait(false);
    }

    private async Task<PartProgress> ReadBackAsync(PartRun run, ChangeJournal journal, CancellationToken token)
    {
        var difference = run.Part.Difference!;
        foreach (var delay in options.CurrentValue.EffectiveReadBackDelays)
        {
            await Task.Delay(delay, clock, token).ConfigureAwait(false);
            var read = await permissions.ReadAsync(run.Part.Target.Ref, token).ConfigureAwait(false);
            if (!read.IsSuccess)
                continue;
            run.Saw(read.Value);
            if (!ChangeCheck.IsInForce(difference, read.Value))
                continue;
            run.To(PartStage.Visible);
            return await EndAsync(run, journal, PartStage.Verified, AuditOutcome.Succeeded, token).ConfigureAwait(false);
        }

        return await EndAsync(run, journal, PartStage.Unverified, AuditOutcome.Unverified, token).ConfigureAwait(false);
    }

    private async Task<PartProgress> EndAsync(PartRun run, ChangeJournal journal, PartStage stage, AuditOutcome outcome, CancellationToken token)
    {
        if (run.Progress.Observed is { } observed)
            inventory.Observe(run.Part.Target.Ref, observed, clock.GetUtcNow());
        var details = new Dictionary<string, string>();
        if (run.Progress.WasPutBack)
            details["putBack"] = "true";
        if (stage == PartStage.Verified && run.Progress.Observed is { } now && !now.Equals(run.Part.Difference!.After))
            details["otherChange"] = "true";
        var failure = await journal.EndAsync(outcome, run.Progress.Failure, run.Progress.Observed, run.Progress.RequestIds, run.ElapsedMilliseconds, details, token).ConfigureAwait(false);
        if (failure is not null)
            Log.OutcomeNotRecorded(logger, journal.Sequence, failure.Code);
        return run.To(stage, outcomeNotRecorded: failure is not null);
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Error, "The outcome of history entry {Sequence} could not be recorded ({Code}); it is resolved by reading the cloud at the next start.")]
        public static partial void OutcomeNotRecorded(ILogger logger, long sequence, string code);

        [LoggerMessage(1001, LogLevel.Error, "Changing {Principal} took too long; history entry {Sequence} stays open and is resolved by reading the cloud.")]
        public static partial void TimedOut(ILogger logger, Directory.PrincipalRef principal, long sequence);
    }
}
