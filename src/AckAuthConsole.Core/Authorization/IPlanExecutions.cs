using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Runs submitted plans in the background, so that leaving the page, or losing the connection, stops nothing.</summary>
public interface IPlanExecutions
{
    /// <summary>Checks and starts. A second submission of the same plan by the same person gives the running execution, so that a double click does no harm.</summary>
    Task<Result<PlanExecution>> StartAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, CancellationToken cancellationToken);

    /// <summary>A running or lately finished execution of that person; null when there is none.</summary>
    PlanExecution? Find(ConsoleIdentity actor, string planId);
}
