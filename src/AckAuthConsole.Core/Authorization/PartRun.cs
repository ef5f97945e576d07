using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>One part while it is applied: collects what is known and tells every stage.</summary>
internal sealed class PartRun(PlanPart part, IProgress<PartProgress> listener, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly HashSet<PlanStep> _accepted = new(ReferenceEqualityComparer.Instance);
    private ImmutableDictionary<PartStage, DateTimeOffset> _reached = ImmutableDictionary<PartStage, DateTimeOffset>.Empty;

    public PlanPart Part { get; } = part;

    public PartProgress Progress { get; private set; } = new() { Target = part.Target.Ref };

    /// <summary>Whether a call was begun.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Whether a call was accepted.</summary>
    public bool AnyStepSucceeded => _accepted.Count > 0;

    /// <summary>The first half of an exchange that was sent and whose second half was not accepted: what it took must be put back.</summary>
    public PlanStep.Remove? HalfDone { get; private set; }

    /// <summary>Whether something was accepted that was not put back.</summary>
    public bool HasChangedForGood => _accepted.Any(s => Part.Steps.Contains(s) && !(s is PlanStep.Remove { IsFirstHalfOfChange: true } && Progress.WasPutBack));

    public long ElapsedMilliseconds => (long)clock.GetElapsedTime(_started).TotalMilliseconds;

    public PartProgress To(PartStage stage, bool outcomeNotRecorded = false)
    {
        _reached = _reached.SetItem(stage, clock.GetUtcNow());
        Progress = Progress with { Stage = stage, ReachedAt = _reached, OutcomeNotRecorded = outcomeNotRecorded };
        listener.Report(Progress);
        return Progress;
    }

    public PartRun Fail(Failure failure)
    {
        Progress = Progress with { Failure = failure };
        return this;
    }

    public void Recorded(long sequence) => Progress = Progress with { HistorySequence = sequence };

    public void Saw(ObservedPermissionSet observed) => Progress = Progress with { Observed = observed };

    public void PutBack() => Progress = Progress with { WasPutBack = true };

    public void Sent(string? requestId)
    {
        if (requestId is not null)
            Progress = Progress with { RequestIds = [.. Progress.RequestIds, requestId] };
    }

    /// <summary>Notes that a call is about to be made: what was read before says nothing any more.</summary>
    public void Sending(PlanStep step)
    {
        HasSent = true;
        Progress = Progress with { Observed = null };
        if (step is PlanStep.Remove { IsFirstHalfOfChange: true } firstHalf)
            HalfDone = firstHalf;
    }

    /// <summary>Notes what came of a call.</summary>
    public void Ended(PlanStep step, Failure? failure)
    {
        if (failure is null)
            Accepted(step);
        else if (step is PlanStep.Remove && failure is not Failure.Unavailable { MayHaveHappened: true })
            HalfDone = null;
    }

    public void Accepted(PlanStep step)
    {
        _accepted.Add(step);
        if (step is PlanStep.Add)
            HalfDone = null;
    }

    public bool HasAccepted(PlanStep step) => _accepted.Contains(step);

    public PartRun Forgive()
    {
        Progress = Progress with { Failure = null };
        return this;
    }
}
