using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Settles changes of roles and bindings that an earlier run left open: the object in the cluster tells whether they came true.</summary>
internal sealed class RbacIntentSettler(IAuditTrail trail, IClusterRbac rbac, InventoryState inventory) : IIntentSettler
{
    public string Action => AuditActions.ChangeRbac;

    public async Task<bool> SettleAsync(AuditChange change, CancellationToken cancellationToken)
    {
        var record = change.Entry.Record;
        var journal = ChangeJournal.Resume(trail, change.Entry);
        var details = new Dictionary<string, string> { ["resolved"] = "at-start" };
        if (change.Steps.Count == 0)
            return await EndAsync(AuditOutcome.Failed, details).ConfigureAwait(false);
        if (record.Clusters is not [var id] || !ClusterId.TryParse(id, out var cluster) || KeyOf(record) is not { } key)
            return await EndAsync(AuditOutcome.Unverified, details).ConfigureAwait(false);

        // The clusters are not listed yet when the console has just started.
        if (!inventory.Current.ClusterById.TryGetValue(cluster, out var known))
            return inventory.Status.DirectoryReadAt is not null && await EndAsync(AuditOutcome.Unverified, details).ConfigureAwait(false);
        var read = await rbac.GetAsync(known, key, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess && read.Failure is not Failure.NotFound)
            return false;
        var stored = read.IsSuccess ? read.Value : null;
        foreach (var (name, value) in RbacJournal.Facts(stored))
            details[name] = value;
        return await EndAsync(Judge(record, stored), details).ConfigureAwait(false);

        async Task<bool> EndAsync(AuditOutcome outcome, Dictionary<string, string> facts) =>
            await journal.EndAsync(outcome, outcome == AuditOutcome.Succeeded ? null : new Failure.Conflict("change.interrupted", record.Target?.Name), null, [], null, facts, cancellationToken).ConfigureAwait(false) is null;
    }

    private static AuditOutcome Judge(AuditRecord record, RbacManifest? stored)
    {
        var wanted = record.Details.GetValueOrDefault(RbacJournal.After);
        var before = record.Details.GetValueOrDefault(RbacJournal.Before);
        if (Is(stored, wanted))
            return AuditOutcome.Succeeded;
        return Is(stored, before) ? AuditOutcome.Failed : AuditOutcome.Unverified;
    }

    private static bool Is(RbacManifest? stored, string? json) => stored is null ? json is null : json is not null && ManifestComparison.AreSame(stored.Json, json);

    private static RbacKey? KeyOf(AuditRecord record) => Enum.TryParse<RbacKind>(record.Details.GetValueOrDefault(RbacJournal.Kind), out var kind) && record.Target is { } target
        ? new RbacKey(kind, record.Details.GetValueOrDefault(RbacJournal.Namespace, ""), target.Name)
        : null;
}
