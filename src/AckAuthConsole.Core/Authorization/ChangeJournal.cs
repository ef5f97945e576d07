using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Writes one part's intent, steps and outcome into the trail.</summary>
internal sealed class ChangeJournal(IAuditTrail trail, AuditRecord intent)
{
    /// <summary>The intent's number; 0 until it is written.</summary>
    public long Sequence { get; private set; }

    /// <summary>Prepares the journal of a part.</summary>
    public static ChangeJournal For(IAuditTrail trail, ConsoleIdentity actor, ConsoleRole role, Plan plan, PlanPart part, PlanSubmission submission)
    {
        var difference = part.Difference!;
        var details = new Dictionary<string, string> { ["mode"] = part.Mode.ToString(), ["steps"] = string.Join("; ", part.Steps.Select(s => s.Operation)) };
        if (plan.Undoes is { } undone)
            details["undoes"] = undone.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (part.Steps.OfType<PlanStep.AttachPolicy>().FirstOrDefault() is { } attach)
            details["policy"] = attach.PolicyName;
        return new ChangeJournal(trail, new AuditRecord
        {
            Kind = AuditEntryKind.Intent,
            Action = AuditActions.ChangePermissions,
            Actor = AuditActor.Of(actor, role),
            CorrelationId = plan.Id,
            Target = new AuditTarget(part.Target.Ref.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", part.Target.Ref.Id.Value, part.Target.Name),
            Clusters = ClustersOf(difference.Added.Select(a => a.Scope).Concat(difference.Removed.Select(r => r.Scope))),
            Before = Recorded(difference.Before),
            After = Recorded(difference.After),
            Added = [.. difference.Added.Select(a => AuditPermission.Of(a.Key))],
            Removed = [.. difference.Removed.Select(r => AuditPermission.Of(r.Key))],
            Reason = submission.Reason.Trim(),
            Ticket = submission.Ticket.Trim(),
            Details = details,
        });
    }

    /// <summary>Takes up an intent that is in the trail already.</summary>
    public static ChangeJournal Resume(IAuditTrail trail, AuditEntry entry) =>
        new(trail, entry.Record with { Actor = AuditActor.Of(ConsoleIdentity.System, null) }) { Sequence = entry.Sequence };

    /// <summary>Permissions in their recorded form.</summary>
    public static IReadOnlyList<AuditPermission> Recorded(ObservedPermissionSet set) => [.. set.Items.Select(i => AuditPermission.Of(i.Key, i.IsOwner))];

    public async Task<Failure?> BeginAsync(CancellationToken cancellationToken)
    {
        var written = await trail.AppendAsync(intent, cancellationToken).ConfigureAwait(false);
        if (written.IsSuccess)
            Sequence = written.Value.Sequence;
        return written.Failure;
    }

    /// <summary>Writes a step: before its call with outcome open, after it with what came of it.</summary>
    public async Task<Failure?> StepAsync(int number, string operation, AuditOutcome outcome, string? failureCode, string? requestId, long? milliseconds, CancellationToken cancellationToken)
    {
        var written = await trail.AppendAsync(
            intent with
            {
                Kind = AuditEntryKind.Step,
                IntentSequence = Sequence,
                Before = null,
                After = null,
                Added = [],
                Removed = [],
                Reason = "",
                Ticket = "",
                Outcome = outcome,
                FailureCode = failureCode,
                RequestIds = requestId is null ? [] : [requestId],
                DurationMilliseconds = milliseconds,
                Details = new Dictionary<string, string> { ["step"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["operation"] = operation },
            },
            cancellationToken).ConfigureAwait(false);
        return written.Failure;
    }

    /// <summary>Writes what became of it: with the real difference between what was before and what is read now.</summary>
    public async Task<Failure?> EndAsync(
        AuditOutcome outcome, Failure? failure, ObservedPermissionSet? observed, IReadOnlyList<string> requestIds, long? milliseconds, IReadOnlyDictionary<string, string> details, CancellationToken cancellationToken)
    {
        var before = (intent.Before ?? []).ToHashSet();
        var now = observed is null ? null : Recorded(observed);

        // Where this change did nothing, a difference is somebody else's and must not stand as this one's.
        var ownDifference = outcome is AuditOutcome.Succeeded or AuditOutcome.Unverified or AuditOutcome.Partial ? now : null;
        var all = new Dictionary<string, string>(details);
        if (failure?.Cause is { } cause)
        {
            all["cloudOperation"] = cause.Operation;
            Put("cloudCode", cause.ErrorCode);
            Put("cloudMessage", cause.Message is { Length: > 500 } message ? message[..(char.IsHighSurrogate(message[499]) ? 499 : 500)] : cause.Message);
            Put("missingAction", cause.MissingAction);
        }

        var written = await trail.AppendAsync(
            intent with
            {
                Kind = AuditEntryKind.Outcome,
                IntentSequence = Sequence,
                Reason = "",
                Ticket = "",
                After = now,
                Added = ownDifference is null ? [] : [.. ownDifference.Where(p => !before.Contains(p))],
                Removed = ownDifference is null ? [] : [.. before.Except(ownDifference)],
                Outcome = outcome,
                FailureCode = failure?.Code,
                RequestIds = requestIds,
                DurationMilliseconds = milliseconds,
                Details = all,
            },
            cancellationToken).ConfigureAwait(false);
        return written.Failure;

        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                all[name] = value;
        }
    }

    private static IReadOnlyList<string> ClustersOf(IEnumerable<PermissionScope> scopes) =>
        [.. scopes.Select(s => s.Kind == ScopeKind.AllClusters ? "*" : s.ClusterId?.Value).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
