using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>The use case that changes roles and bindings of clusters. For administrators. Every change is planned from a fresh read and a dry run, journaled with the manifests before and after, made once, and read back.</summary>
public interface IRbacChanges
{
    /// <summary>The most edits of one plan.</summary>
    const int MaxEdits = 200;

    /// <summary>Works out what edits would do. What an API server refuses is in the edit, not a failure of the plan.</summary>
    Task<Result<RbacPlan>> PlanAsync(ConsoleIdentity actor, IReadOnlyList<RbacEdit> edits, CancellationToken cancellationToken);

    /// <summary>Works out what takes a change back, by the manifests that the history keeps: a deleted object is made anew, one that came goes, one that was replaced gets its old content.</summary>
    Task<Result<RbacPlan>> PlanUndoAsync(ConsoleIdentity actor, long sequence, CancellationToken cancellationToken);

    /// <summary>Makes the edits that can be made, one after the other; an edit that fails does not stop those after it. Reports each result as it comes.</summary>
    Task<Result<IReadOnlyList<RbacEditResult>>> ApplyAsync(ConsoleIdentity actor, RbacPlan plan, PlanSubmission submission, IProgress<RbacEditResult>? progress, CancellationToken cancellationToken);
}
