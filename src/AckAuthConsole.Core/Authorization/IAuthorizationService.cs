using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Makes plans and applies them: the one way in which this console changes permissions.</summary>
public interface IAuthorizationService
{
    /// <summary>Fresh read → difference → warnings → checks, per target. For administrators. A target that cannot be planned is a refused part, not a failure of the whole.</summary>
    Task<Result<Plan>> PlanAsync(ConsoleIdentity actor, PlanRequest request, CancellationToken cancellationToken);

    /// <summary>The plan that undoes a change of the history, from a fresh read. For administrators.</summary>
    Task<Result<Plan>> PlanUndoAsync(ConsoleIdentity actor, long historySequence, CancellationToken cancellationToken);

    /// <summary>
    /// Applies a plan: per part journal → second read → calls → read-back → journal. Checks actor, reason and confirmation anew, and refuses a plan that was submitted before
    /// (<c>plan.already-submitted</c>). Runs on when the caller goes away; <paramref name="cancellationToken"/> stops between parts only.
    /// </summary>
    /// <param name="actor">The person for whom the plan was made.</param>
    /// <param name="plan">What was shown.</param>
    /// <param name="submission">Reason, ticket, confirmation.</param>
    /// <param name="progress">Told of every stage, from any thread.</param>
    /// <param name="cancellationToken">Stops before the next part.</param>
    /// <returns>The end of every part, in the plan's order.</returns>
    Task<Result<IReadOnlyList<PartProgress>>> ApplyAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, IProgress<PartProgress> progress, CancellationToken cancellationToken);
}
