using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>One part while it is applied: collects what is known and tells every stage.</summary>
internal sealed class PartRun(PlanPart part, IProgress<PartProgress> listener, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private ImmutableDictionary<PartStage, DateTimeOffset> _reached = ImmutableDictionary<PartStage, DateTimeOffset>.Empty;

    public PlanPart Part { get; } = part;

    public PartProgress Progress { get; private set; } = new() { Target = part.Target.Ref };

    /// <summary>Whether a call was begun.</summary>
    public bool HasSent { get; set; }

    /// <summary>Whether a call was accepted.</summary>
    public bool AnyStepSucceeded { get; private set; }

    /// <summary>Whether the accepted calls include the RAM policy.</summary>
    public bool AttachedPolicy => AnyStepSucceeded && Part.Steps[0] is PlanStep.AttachPolicy;

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

    public void Accepted() => AnyStepSucceeded = true;
}
