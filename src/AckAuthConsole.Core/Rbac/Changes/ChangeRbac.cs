using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Checks who asks, plans, and makes what was planned.</summary>
internal sealed class ChangeRbac(
    IConsoleAccess access, RbacPlanner planner, RbacApplier applier, IAuditTrail trail, IRbacManifests manifests, IClusterRbac rbac, InventoryState inventory, IClusterSnapshots snapshots, RefusalJournal refusals) : IRbacChanges
{
    public async Task<Result<RbacPlan>> PlanAsync(ConsoleIdentity actor, IReadOnlyList<RbacEdit> edits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var role = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "rbac-plan", role.Failure, cancellationToken).ConfigureAwait(false);
        if (edits.Count == 0)
            return new Failure.Invalid("plan.nothing-to-change", "plan");
        if (edits.Count > IRbacChanges.MaxEdits)
            return new Failure.Invalid("rbac.too-many-edits", "plan", edits.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await planner.MakeAsync(actor, edits, null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<RbacPlan>> PlanUndoAsync(ConsoleIdentity actor, long sequence, CancellationToken cancellationToken)
    {
        var role = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "rbac-undo", role.Failure, cancellationToken).ConfigureAwait(false);
        var found = await trail.GetAsync(sequence, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return found.Failure;
        var record = found.Value.Entry.Record;
        if (record.Action != AuditActions.ChangeRbac || found.Value.Result is not (AuditOutcome.Succeeded or AuditOutcome.Unverified)
            || record.Clusters is not [var id] || !ClusterId.TryParse(id, out var cluster))
            return new Failure.Invalid("rbac.not-undoable", "sequence");
        var edit = await ReverseAsync(cluster, record, cancellationToken).ConfigureAwait(false);
        return edit.IsSuccess ? await planner.MakeAsync(actor, [edit.Value], sequence, cancellationToken).ConfigureAwait(false) : edit.Failure;
    }

    public async Task<Result<IReadOnlyList<RbacEditResult>>> ApplyAsync(ConsoleIdentity actor, RbacPlan plan, PlanSubmission submission, IProgress<RbacEditResult>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(submission);
        var role = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "rbac-apply", role.Failure, cancellationToken).ConfigureAwait(false);
        if (Check(actor, plan, submission) is { } wrong)
            return wrong;
        var results = new List<RbacEditResult>();
        foreach (var planned in plan.Edits.Where(e => !e.ChangesNothing))
        {
            // Between two edits the person may leave; within one nothing is broken off.
            if (cancellationToken.IsCancellationRequested)
                break;
            var result = await applier.ApplyAsync(actor, role.Value, plan, planned, submission, cancellationToken).ConfigureAwait(false);
            results.Add(result);
            progress?.Report(result);
        }

        // Pages that are open show it at once, also where no watch runs.
        foreach (var cluster in results.Where(r => r.Sequence > 0).Select(r => r.Edit.Cluster.Id).Distinct())
            await snapshots.GetAsync(cluster, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        return Result.Success<IReadOnlyList<RbacEditResult>>(results);
    }

    private static Failure? Check(ConsoleIdentity actor, RbacPlan plan, PlanSubmission submission) =>
        plan.MadeFor != actor.Subject ? new Failure.Forbidden("plan.of-somebody-else")
        : !plan.CanSubmit ? new Failure.Invalid("plan.nothing-to-change", "plan")
        : string.IsNullOrWhiteSpace(submission.Reason) ? new Failure.Invalid("submission.reason-required", "reason")
        : submission.Reason.Length > PlanSubmission.MaxReasonLength ? new Failure.Invalid("submission.reason-too-long", "reason")
        : submission.Ticket.Length > PlanSubmission.MaxTicketLength ? new Failure.Invalid("submission.ticket-too-long", "ticket")
        : plan.ConfirmationPhrase is { } phrase && !string.Equals(phrase, submission.Confirmation?.Trim(), StringComparison.Ordinal) ? new Failure.Invalid("submission.confirmation", "confirmation") { Allowed = [phrase] }
        : null;

    private async Task<Result<RbacEdit>> ReverseAsync(ClusterId cluster, AuditRecord record, CancellationToken cancellationToken)
    {
        var operation = record.Details.GetValueOrDefault(RbacJournal.Operation);
        if (operation == "create")
        {
            var made = Manifest(record, RbacJournal.After);
            return made.Map(m => RbacEdit.Delete(cluster, m.Key));
        }

        var old = Manifest(record, RbacJournal.Before);
        if (!old.IsSuccess)
            return old.Failure;
        if (operation == "delete")
            return RbacEdit.Create(cluster, old.Value);
        var known = await inventory.FindClusterAsync(cluster, cancellationToken).ConfigureAwait(false);
        if (!known.IsSuccess)
            return known.Failure;
        var now = await rbac.GetAsync(known.Value, old.Value.Key, cancellationToken).ConfigureAwait(false);
        if (now.Failure is Failure.NotFound)
            return RbacEdit.Create(cluster, old.Value);
        if (!now.IsSuccess)
            return now.Failure;

        // The content of then with the version of now: what was changed since shows in the review.
        return RbacEdit.Replace(cluster, WithVersionOf(old.Value, now.Value));
    }

    private RbacManifest WithVersionOf(RbacManifest content, RbacManifest now) => content.Role is { } role
        ? manifests.Of(role with { Metadata = role.Metadata with { Uid = now.Metadata.Uid, ResourceVersion = now.Metadata.ResourceVersion, CreatedAt = now.Metadata.CreatedAt } }, content)
        : manifests.Of(content.Binding! with { Metadata = content.Metadata with { Uid = now.Metadata.Uid, ResourceVersion = now.Metadata.ResourceVersion, CreatedAt = now.Metadata.CreatedAt } }, content);

    private Result<RbacManifest> Manifest(AuditRecord record, string name) =>
        record.Details.TryGetValue(name, out var json) ? manifests.Parse(json) : new Failure.Invalid("rbac.not-undoable", "sequence");
}
