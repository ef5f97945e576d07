using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>What became of one edit.</summary>
/// <param name="Edit">Which.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Failure">Why it was not made, or not verified; null when it was.</param>
/// <param name="Stored">The object as it was read back; null after a deletion, or when it could not be read.</param>
/// <param name="Sequence">Its number in the history; 0 when nothing was recorded since nothing was done.</param>
public sealed record RbacEditResult(PlannedEdit Edit, AuditOutcome Outcome, Failure? Failure, RbacManifest? Stored, long Sequence);
