using System.Globalization;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Web.Security;

namespace AckAuthConsole.Web.Api;

/// <summary>The history as a download that is written while it is read. The use case checks who asks and records the export.</summary>
internal static class HistoryExportEndpoints
{
    public static void MapHistoryExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ConsoleUrls.ExportCsv, static (HttpContext context, IHistory history, TimeProvider clock) =>
            ExportAsync(context, history, clock, "csv", AuditExportWriter.CsvMediaType, AuditExportWriter.WriteCsvAsync));
        routes.MapGet(ConsoleUrls.ExportNdjson, static (HttpContext context, IHistory history, TimeProvider clock) =>
            ExportAsync(context, history, clock, "ndjson", AuditExportWriter.NdjsonMediaType, AuditExportWriter.WriteNdjsonAsync));
    }

    /// <summary>Reads the filters of the address; a failure names the first that cannot be read.</summary>
    internal static Result<AuditQuery> ReadQuery(IQueryCollection query)
    {
        DateTimeOffset? from = null, until = null;
        if (!TryInstant(query["from"], ref from))
            return new Failure.Invalid("history.filter-malformed", "from", Short(query["from"]));
        if (!TryInstant(query["until"], ref until))
            return new Failure.Invalid("history.filter-malformed", "until", Short(query["until"]));

        AuditOutcome? outcome = null;
        if (query["outcome"].ToString() is { Length: > 0 } word)
        {
            if (!Enum.TryParse<AuditOutcome>(word, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
                return new Failure.Invalid("history.filter-malformed", "outcome", Short(word)) { Allowed = Enum.GetNames<AuditOutcome>() };
            outcome = parsed;
        }

        return new AuditQuery
        {
            From = from,
            Until = until,
            Outcome = outcome,
            Actor = Text(query, "actor"),
            Target = Text(query, "target"),
            ClusterId = Text(query, "cluster"),
            Action = Text(query, "action"),
            Text = Text(query, "text"),
        };
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context, IHistory history, TimeProvider clock, string format, string mediaType, Func<HistoryExport, Stream, CancellationToken, Task> write)
    {
        var query = ReadQuery(context.Request.Query);
        if (!query.IsSuccess)
            return ErrorEndpoint.Problem(context, query.Failure);

        var export = await history.ExportAsync(SessionIdentity.From(context.User), query.Value, format, context.RequestAborted);
        if (!export.IsSuccess)
            return ErrorEndpoint.Problem(context, export.Failure);

        var name = string.Create(CultureInfo.InvariantCulture, $"ack-history-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        return Results.Stream(output => write(export.Value, output, context.RequestAborted), mediaType, name);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? Short(text) : null;

    private static string Short(Microsoft.Extensions.Primitives.StringValues value)
    {
        var text = value.ToString();
        return text.Length <= 200 ? text : text[..200];
    }

    private static bool TryInstant(Microsoft.Extensions.Primitives.StringValues value, ref DateTimeOffset? instant)
    {
        if (value.ToString() is not { Length: > 0 } text)
            return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            return false;

        instant = parsed;
        return true;
    }
}
