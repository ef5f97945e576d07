using System.Globalization;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>How a change of a role or binding stands in the audit trail: with the whole manifests before and after, so that it can be taken back from there.</summary>
internal static class RbacJournal
{
    public const string Operation = "operation";
    public const string Kind = "kind";
    public const string Namespace = "namespace";
    public const string Before = "manifestBefore";
    public const string After = "manifestAfter";

    /// <summary>The intent of an edit.</summary>
    public static AuditRecord IntentOf(ConsoleIdentity actor, ConsoleRole role, RbacPlan plan, PlannedEdit planned, PlanSubmission submission)
    {
        var edit = planned.Edit;
        var details = new Dictionary<string, string>
        {
            [Operation] = edit.Kind.ToString().ToLowerInvariant(),
            [Kind] = edit.Key.Kind.ToString(),
            [Namespace] = edit.Key.Namespace,
        };
        if (planned.Before is { } before)
            details[Before] = before.Json;
        if (edit.Kind != RbacEditKind.Delete)
            details[After] = (planned.After ?? edit.Manifest!).Json;
        if (plan.Undoes is { } undone)
            details["undoes"] = undone.ToString(CultureInfo.InvariantCulture);
        return new AuditRecord
        {
            Kind = AuditEntryKind.Intent,
            Action = AuditActions.ChangeRbac,
            Actor = AuditActor.Of(actor, role),
            CorrelationId = plan.Id,
            Target = new AuditTarget(edit.Key.Kind.ToString().ToLowerInvariant(), edit.Key.ToString(), edit.Key.Name),
            Clusters = [edit.Cluster.Value],
            Reason = submission.Reason.Trim(),
            Ticket = submission.Ticket.Trim(),
            Details = details,
        };
    }

    /// <summary>The facts of an outcome: what was read back.</summary>
    public static Dictionary<string, string> Facts(RbacManifest? stored) => stored is null ? [] : new() { [After] = stored.Json, ["resourceVersion"] = stored.Metadata.ResourceVersion };
}
