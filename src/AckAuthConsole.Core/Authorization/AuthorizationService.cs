using System.Collections.Concurrent;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Makes plans and applies them.</summary>
internal sealed class AuthorizationService(
    IConsoleAccess access,
    ICloudAccount account,
    ConsoleReach reach,
    InventoryState inventory,
    IClusterCatalog catalog,
    IClusterSnapshots snapshots,
    PlanMaker maker,
    PlanApplier applier,
    IAuditTrail trail,
    RefusalJournal refusals,
    IOptionsMonitor<AuthorizationOptions> options,
    TimeProvider clock) : IAuthorizationService
{
    private static readonly TimeSpan s_planLife = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _submitted = new();

    public async Task<Result<Plan>> PlanAsync(ConsoleIdentity actor, PlanRequest request, CancellationToken cancellationToken)
    {
        var role = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "plan", role.Failure, cancellationToken).ConfigureAwait(false);
        if (request.Targets.Count is 0 or > PlanRequest.MaxTargets)
            return new Failure.Invalid("plan.targets", "targets", request.Targets.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (request.Edits.Count == 0)
            return new Failure.Invalid("plan.nothing-to-change", "edits");
        return await MakeAsync(actor, request, undoes: null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<Plan>> PlanUndoAsync(ConsoleIdentity actor, long historySequence, CancellationToken cancellationToken)
    {
        var role = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "undo", role.Failure, cancellationToken).ConfigureAwait(false);
        var change = await trail.GetAsync(historySequence, cancellationToken).ConfigureAwait(false);
        if (!change.IsSuccess)
            return change.Failure;
        var record = change.Value.Entry.Record;
        if (record.Action != AuditActions.ChangePermissions || record.Target is not { } target || Reference(target) is not { } reference)
            return new Failure.Conflict("undo.not-a-change");
        var edits = UndoEdits.For(change.Value);
        if (edits.Count == 0)
            return new Failure.Conflict("undo.nothing-changed");
        return await MakeAsync(actor, new PlanRequest { Targets = [reference], Edits = edits }, historySequence, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<IReadOnlyList<PartProgress>>> ApplyAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, IProgress<PartProgress> progress, CancellationToken cancellationToken)
    {
        // The token stops between parts; whoever stops before the first one gets all parts cancelled, not an exception.
        var role = await access.RequireAdministratorAsync(actor, CancellationToken.None).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "apply", role.Failure, CancellationToken.None).ConfigureAwait(false);
        if (Check(actor, plan, submission) is { } bad)
            return bad;
        if (!_submitted.TryAdd(plan.Id, clock.GetUtcNow()))
            return new Failure.Conflict("plan.already-submitted", plan.Id);
        foreach (var old in _submitted.Where(s => s.Value < clock.GetUtcNow() - s_planLife))
            _submitted.TryRemove(old);

        var parts = plan.Parts.Where(p => p.IsEffective).ToList();
        var results = new PartProgress[parts.Count];
        await Parallel.ForAsync(
            0,
            parts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(options.CurrentValue.Concurrency, 1, 16) },
            async (index, _) => results[index] = await applier.ApplyAsync(actor, role.Value, plan, parts[index], submission, progress, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        return Result.Success<IReadOnlyList<PartProgress>>(results);
    }

    /// <summary>What is wrong with a submission; null when nothing is.</summary>
    internal static Failure? Check(ConsoleIdentity actor, Plan plan, PlanSubmission submission)
    {
        if (plan.MadeFor != actor.Subject)
            return new Failure.Forbidden("plan.of-somebody-else");
        if (!plan.IsEffective)
            return new Failure.Invalid("plan.nothing-to-change", "plan");
        if (string.IsNullOrWhiteSpace(submission.Reason))
            return new Failure.Invalid("submission.reason-required", "reason");
        if (submission.Reason.Length > PlanSubmission.MaxReasonLength)
            return new Failure.Invalid("submission.reason-too-long", "reason");
        if (submission.Ticket.Length > PlanSubmission.MaxTicketLength)
            return new Failure.Invalid("submission.ticket-too-long", "ticket");
        return plan.ConfirmationPhrase is { } phrase && !string.Equals(phrase, submission.Confirmation?.Trim(), StringComparison.Ordinal)
            ? new Failure.Invalid("submission.confirmation", "confirmation") { Allowed = [phrase] }
            : null;
    }

    private static PrincipalRef? Reference(AuditTarget target) => PrincipalRef.TryParse($"{target.Kind}:{target.Id}", out var reference) ? reference : null;

    private async Task<Result<Plan>> MakeAsync(ConsoleIdentity actor, PlanRequest request, long? undoes, CancellationToken cancellationToken)
    {
        var console = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (!console.IsSuccess)
            return console.Failure;
        var sees = await reach.SeesEveryClusterAsync(cancellationToken).ConfigureAwait(false);
        var status = inventory.Status;
        var complete = status.DirectoryReadAt is not null && !status.Gaps.Any(g => g.What is "regions" or "region");
        var context = new PlanContext(actor, console.Value, sees, inventory.Current, complete, catalog, snapshots);
        var targets = request.Targets.Distinct().ToList();
        var parts = new PlanPart[targets.Count];
        await Parallel.ForAsync(
            0,
            targets.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(options.CurrentValue.Concurrency, 1, 16), CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var part = await maker.MakeAsync(targets[index], request, context, token).ConfigureAwait(false);
                if (part.Difference is { } difference)
                    inventory.Observe(targets[index], difference.Before, part.ReadAt);
                parts[index] = part;
            }).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        return new Plan
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Request = request,
            Parts = parts,
            MadeAt = now,
            MadeFor = actor.Subject,
            CanReplaceAtomically = sees,
            Undoes = undoes,
        };
    }
}
