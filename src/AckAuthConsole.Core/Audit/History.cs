using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Audit;

/// <summary>Reads the trail within what the person may see; exports and verifications are themselves recorded.</summary>
internal sealed class History(IConsoleAccess access, IAuditTrail trail, RefusalJournal refusals, TimeProvider clock) : IHistory
{
    public async Task<Result<AuditPage>> FindAsync(ConsoleIdentity actor, AuditQuery query, CancellationToken cancellationToken)
    {
        var role = await access.RoleOfAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        if (role.Value < ConsoleRole.Auditor)
        {
            if (actor.Principal is not { } self)
                return new Failure.Forbidden("console.own-only");
            query = query with { OnlyAbout = self };
        }

        return await trail.FindAsync(query with { PageSize = Math.Clamp(query.PageSize, 1, AuditQuery.MaxPageSize) }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<AuditChange>> GetAsync(ConsoleIdentity actor, long sequence, CancellationToken cancellationToken)
    {
        var role = await access.RoleOfAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        var change = await trail.GetAsync(sequence, cancellationToken).ConfigureAwait(false);

        // A member must not learn from the answer whether somebody else's entry exists.
        return change.IsSuccess && role.Value < ConsoleRole.Auditor && !Concerns(change.Value.Entry.Record, actor.Principal)
            ? new Failure.NotFound("history-entry", sequence.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : change;
    }

    public async Task<Result<HistoryExport>> ExportAsync(ConsoleIdentity actor, AuditQuery query, string format, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "history-export", role.Failure, cancellationToken).ConfigureAwait(false);
        var entry = await trail.AppendAsync(Event(actor, role.Value, AuditActions.ExportHistory, AuditOutcome.Succeeded, new() { ["format"] = format, ["filter"] = Describe(query) }), cancellationToken).ConfigureAwait(false);
        if (!entry.IsSuccess)
            return entry.Failure;
        return new HistoryExport(new AuditHead(entry.Value.Sequence, entry.Value.Hash), trail.StreamAsync(query, cancellationToken));
    }

    public async Task<Result<AuditVerification>> VerifyAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "history-verify", role.Failure, cancellationToken).ConfigureAwait(false);
        var verification = await trail.VerifyAsync(cancellationToken).ConfigureAwait(false);
        if (!verification.IsSuccess)
            return verification;
        var details = new Dictionary<string, string>
        {
            ["entries"] = verification.Value.EntriesChecked.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["head"] = verification.Value.Head.Hash,
        };
        if (verification.Value.Break is { } broken)
            details["broken"] = $"{broken.Sequence} {broken.Kind}";
        var written = await trail.AppendAsync(
            Event(actor, role.Value, AuditActions.VerifyHistory, verification.Value.IsIntact ? AuditOutcome.Succeeded : AuditOutcome.Failed, details), cancellationToken).ConfigureAwait(false);
        return written.IsSuccess ? verification : written.Failure;
    }

    private static bool Concerns(AuditRecord record, PrincipalRef? principal)
    {
        if (principal is null)
            return false;
        var kind = principal.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role";
        var actorKind = principal.Kind == PrincipalKind.RamUser ? ConsoleIdentityKind.RamUser : ConsoleIdentityKind.RamRole;
        return (record.Target is { } target && target.Kind == kind && target.Id == principal.Id.Value)
            || (record.Actor.Kind == actorKind && record.Actor.Id == principal.Id.Value);
    }

    private static string Describe(AuditQuery query)
    {
        var parts = new List<string>();
        Add("from", query.From?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Add("until", query.Until?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Add("actor", query.Actor);
        Add("target", query.Target);
        Add("cluster", query.ClusterId);
        Add("action", query.Action);
        Add("outcome", query.Outcome?.ToString());
        Add("text", query.Text);
        return string.Join("; ", parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={value}");
        }
    }

    private AuditRecord Event(ConsoleIdentity actor, ConsoleRole role, string action, AuditOutcome outcome, Dictionary<string, string> details) => new()
    {
        Kind = AuditEntryKind.Event,
        Action = action,
        Actor = AuditActor.Of(actor, role),
        CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
        Target = new AuditTarget("history", "history", "history"),
        Outcome = outcome,
        Details = details,
    };
}
