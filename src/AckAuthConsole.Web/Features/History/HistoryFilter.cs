using System.Globalization;
using System.Text;
using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Web.Features.History;

/// <summary>The filter of "History" as it stands in the URL. What cannot be read is left out, so that an old or broken link still opens the page.</summary>
public sealed record HistoryFilter
{
    /// <summary>The longest text that a field keeps.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Lines of a page.</summary>
    public const int PageSize = 50;

    /// <summary>No condition.</summary>
    public static HistoryFilter None { get; } = new();

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Part of the actor's name, or the id.</summary>
    public string? Actor { get; init; }

    /// <summary>Part of the target's name, or the id.</summary>
    public string? Target { get; init; }

    /// <summary>A cluster's id.</summary>
    public string? Cluster { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>What became of it.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>Words of the reason, ticket, names, roles or namespaces.</summary>
    public string? Text { get; init; }

    /// <summary>The page after the line with that number; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Whether any condition is set; the page does not count.</summary>
    public bool HasConditions => this with { Before = null } != None;

    /// <summary>Reads the fields of a query string.</summary>
    public static HistoryFilter Parse(
        string? from,
        string? until,
        string? actor,
        string? target,
        string? cluster,
        string? action,
        string? outcome,
        string? text,
        string? before) => new()
        {
            From = Instant(from),
            Until = Instant(until),
            Actor = Words(actor),
            Target = Words(target),
            Cluster = Words(cluster),
            Action = AuditActions.All.FirstOrDefault(a => a == action),
            Outcome = Enum.TryParse<AuditOutcome>(outcome, true, out var known) && Enum.IsDefined(known) ? known : null,
            Text = Words(text),
            Before = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null,
        };

    /// <summary>The start of a day in the viewer's zone, as an instant.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first day that the filter shows, in the viewer's zone.</summary>
    public DateOnly? FirstDay(TimeZoneInfo zone) => From is { } from ? DayOf(from, zone) : null;

    /// <summary>The last day that the filter shows, in the viewer's zone.</summary>
    public DateOnly? LastDay(TimeZoneInfo zone) => Until is { } until ? DayOf(until.AddTicks(-1), zone) : null;

    /// <summary>What Core is asked.</summary>
    public AuditQuery ToQuery() => new()
    {
        From = From,
        Until = Until,
        Actor = Actor,
        Target = Target,
        ClusterId = Cluster,
        Action = Action,
        Outcome = Outcome,
        Text = Text,
        Before = Before,
        PageSize = PageSize,
    };

    /// <summary>The query string with its question mark; empty when nothing is set.</summary>
    public string ToQueryString()
    {
        var query = new StringBuilder();
        Append("from", Write(From));
        Append("until", Write(Until));
        Append("actor", Actor);
        Append("target", Target);
        Append("cluster", Cluster);
        Append("action", Action);
        Append("outcome", Outcome?.ToString());
        Append("text", Text);
        Append("before", Before?.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Append(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static string? Write(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static string? Words(string? text)
    {
        var words = text?.Trim();
        if (string.IsNullOrEmpty(words))
            return null;
        return words.Length > MaxTextLength ? words[..MaxTextLength] : words;
    }
}
