using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>How far a submitted plan is, in numbers, and what can be tried again.</summary>
/// <param name="Total">Parts that do something.</param>
/// <param name="Finished">Parts for which nothing more will happen.</param>
/// <param name="Verified">Parts read back as planned.</param>
/// <param name="Retryable">Principals whose part did not take place as a whole.</param>
/// <param name="Stale">Whether some part was refused because the permissions had changed.</param>
public sealed record ExecutionSummary(int Total, int Finished, int Verified, IReadOnlyList<PrincipalRef> Retryable, bool Stale)
{
    /// <summary>The good way, in order.</summary>
    public static IReadOnlyList<PartStage> Way { get; } = [PartStage.Sent, PartStage.Visible, PartStage.Verified];

    /// <summary>Counts.</summary>
    public static ExecutionSummary Of(PlanExecution execution)
    {
        var parts = execution.Plan.Parts.Where(p => p.IsEffective).Select(p => execution.Parts[p.Target.Ref]).ToList();
        return new ExecutionSummary(
            parts.Count,
            parts.Count(p => p.IsFinished),
            parts.Count(p => p.Stage == PartStage.Verified),
            !execution.IsFinished ? [] : [.. parts.Where(p => IsRetryable(p.Stage)).Select(p => p.Target)],
            parts.Any(p => p.Stage == PartStage.Stale));
    }

    /// <summary>The request that tries again for those that did not come through: planned anew from a fresh read, so what is there already is not repeated.</summary>
    public static PlanRequest Retry(PlanExecution execution) => execution.Plan.Request with { Targets = Of(execution).Retryable };

    private static bool IsRetryable(PartStage stage) => stage is not (PartStage.Verified or PartStage.Unverified);
}
