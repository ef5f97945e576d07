using System.Globalization;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Suppressing;

/// <summary>Accepts findings and takes that back; each is announced in the audit trail before it is done.</summary>
internal sealed class SuppressFinding(
    IConsoleAccess access, IClusterSnapshots snapshots, ClusterFindings findings, IFindingSuppressions store, IAuditTrail trail, RefusalJournal refusals, TimeProvider clock)
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(10);

    public async Task<Result<Done>> SuppressAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, string reason, DateOnly until, CancellationToken cancellationToken)
    {
        var right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!right.IsSuccess)
            return await refusals.RecordAsync(actor, "finding-suppress", right.Failure, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(reason))
            return new Failure.Invalid("finding.reason-required", "reason");
        if (reason.Length > PlanSubmission.MaxReasonLength)
            return new Failure.Invalid("finding.reason-too-long", "reason");
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (until < today || until > today.AddDays(FindingSuppression.MaxDays))
            return new Failure.Invalid("finding.until", "until");
        var row = await FindAsync(cluster, fingerprint, cancellationToken).ConfigureAwait(false);
        if (!row.IsSuccess)
            return row.Failure;
        var suppression = new FindingSuppression(cluster, fingerprint, row.Value.Finding.Rule.Id, reason.Trim(), until, actor.Name, now);
        var record = Record(actor, right.Value, AuditActions.SuppressFinding, cluster, fingerprint, suppression.Rule, row.Value, until) with { Reason = suppression.Reason };
        return await AuditedChange.MakeAsync(trail, record, () => store.PutAsync(suppression, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<Done>> ReopenAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, CancellationToken cancellationToken)
    {
        var right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!right.IsSuccess)
            return await refusals.RecordAsync(actor, "finding-reopen", right.Failure, cancellationToken).ConfigureAwait(false);
        var all = await store.ListAsync(cluster, cancellationToken).ConfigureAwait(false);
        if (!all.IsSuccess)
            return all.Failure;
        if (all.Value.FirstOrDefault(s => s.Fingerprint == fingerprint) is not { } suppression)
            return new Failure.NotFound("finding", fingerprint);

        // What was found may be gone, or the cluster out of reach: the suppression ends all the same.
        var row = await FindAsync(cluster, fingerprint, cancellationToken).ConfigureAwait(false);
        var record = Record(actor, right.Value, AuditActions.ReopenFinding, cluster, fingerprint, suppression.Rule, row.Match<FindingRow?>(r => r, _ => null), null);
        return await AuditedChange.MakeAsync(trail, record, () => store.RemoveAsync(cluster, fingerprint, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Result<FindingRow>> FindAsync(ClusterId cluster, string fingerprint, CancellationToken cancellationToken)
    {
        var read = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var found = await findings.InAsync(read.Value, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return found.Failure;
        return found.Value.Rows.FirstOrDefault(r => r.Finding.Fingerprint == fingerprint) is { } row ? row : new Failure.NotFound("finding", fingerprint);
    }

    private AuditRecord Record(ConsoleIdentity actor, ConsoleRole role, string action, ClusterId cluster, string fingerprint, string rule, FindingRow? row, DateOnly? until)
    {
        var details = new Dictionary<string, string> { ["rule"] = rule };
        if (row?.Finding.Namespace is { Length: > 0 } ns)
            details["namespace"] = ns;
        if (row?.Finding.Object is { } key)
            details["object"] = key.ToString();
        if (until is { } end)
            details["until"] = end.ToString("O", CultureInfo.InvariantCulture);
        return new AuditRecord
        {
            Kind = AuditEntryKind.Intent,
            Action = action,
            Actor = AuditActor.Of(actor, role),
            CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Target = new AuditTarget("finding", fingerprint, row?.Who is { } who ? $"{rule} {who.Name}" : rule),
            Clusters = [cluster.Value],
            Details = details,
        };
    }
}
