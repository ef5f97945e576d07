using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Audit;

/// <summary>Turns the conditions of a query into those of the database. A person's text only ever is a parameter, and never a pattern.</summary>
internal static class AuditFilter
{
    public const string Event = nameof(AuditEntryKind.Event);
    public const string Intent = nameof(AuditEntryKind.Intent);
    public const string Step = nameof(AuditEntryKind.Step);
    public const string Outcome = nameof(AuditEntryKind.Outcome);

    /// <summary>Whether nothing is asked for but everything.</summary>
    public static bool IsEmpty(AuditQuery query) => query with { Before = null, PageSize = 0 } == new AuditQuery { PageSize = 0 };

    /// <summary>The lines (events and intents) that match, in no order.</summary>
    public static IQueryable<AuditRow> Lines(ConsoleDbContext context, AuditQuery query)
    {
        var rows = context.AuditEntries.AsNoTracking().Where(e => e.Kind == Event || e.Kind == Intent);
        if (query.From is { } from)
            rows = rows.Where(e => e.OccurredAt >= from);
        if (query.Until is { } until)
            rows = rows.Where(e => e.OccurredAt < until);
        if (Given(query.Actor) is { } actor)
            rows = rows.Where(e => e.ActorId == actor || e.ActorName.Contains(actor));
        if (Given(query.Target) is { } target)
            rows = rows.Where(e => e.TargetId == target || e.TargetName!.Contains(target));
        if (Given(query.ClusterId) is { } cluster)
            rows = rows.Where(e => context.AuditClusters.Any(c => c.Sequence == e.Sequence && (c.ClusterId == cluster || c.ClusterId == "*")));
        if (Given(query.Action) is { } action)
            rows = rows.Where(e => e.Action == action);
        if (Given(query.Text) is { } text)
            rows = rows.Where(e => e.SearchText.Contains(text));
        if (query.OnlyAbout is { } about)
            rows = OnlyAbout(rows, about);
        if (query.Outcome is { } outcome)
            rows = WithOutcome(context, rows, outcome);
        return rows;
    }

    private static IQueryable<AuditRow> OnlyAbout(IQueryable<AuditRow> rows, PrincipalRef about)
    {
        var id = about.Id.Value;
        var (actorKind, targetKind) = about.Kind == PrincipalKind.RamUser ? (nameof(ConsoleIdentityKind.RamUser), "ram-user") : (nameof(ConsoleIdentityKind.RamRole), "ram-role");
        return rows.Where(e => (e.ActorId == id && e.ActorKind == actorKind) || (e.TargetId == id && e.TargetKind == targetKind));
    }

    private static IQueryable<AuditRow> WithOutcome(ConsoleDbContext context, IQueryable<AuditRow> rows, AuditOutcome outcome)
    {
        var name = outcome.ToString();
        // Two processes may both have resolved an intent: the later word counts.
        return rows.Where(e => e.Kind == Event
            ? e.Outcome == name
            : (context.AuditEntries.Where(o => o.IntentSequence == e.Sequence && o.Kind == Outcome).OrderByDescending(o => o.Sequence).Select(o => o.Outcome).FirstOrDefault() ?? nameof(AuditOutcome.Open)) == name);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : AuditText.Fold(text.Trim());
}
