using System.Collections.Immutable;
using AckAuthConsole.Core.Authorization;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Edits of roles and bindings, reviewed before they are made. Each is made only if its object is still the one that was seen.</summary>
/// <param name="Id">Joins the entries of the audit trail.</param>
/// <param name="MadeFor">The subject of who may submit it.</param>
/// <param name="Edits">The edits, in order.</param>
/// <param name="ConfirmationPhrase">What must be typed before it is submitted; null when nothing must.</param>
/// <param name="Undoes">The history entry that this takes back; null for none.</param>
public sealed record RbacPlan(string Id, string MadeFor, ImmutableArray<PlannedEdit> Edits, string? ConfirmationPhrase, long? Undoes)
{
    /// <summary>Whether there is anything to submit.</summary>
    public bool CanSubmit => Edits.Any(e => e.Refusal is null && !e.ChangesNothing);

    /// <summary>The gravest warning; null for none.</summary>
    public PlanSeverity? Severity => Edits.SelectMany(e => e.Warnings).Select(w => (PlanSeverity?)w.Severity).Max();
}
