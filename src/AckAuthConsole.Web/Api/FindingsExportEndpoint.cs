using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Findings;
using AckAuthConsole.Web.Security;

namespace AckAuthConsole.Web.Api;

/// <summary>Findings as downloads, of one cluster or of all, with the filters of the page. The use case checks who asks and records the export.</summary>
internal static class FindingsExportEndpoint
{
    public static void MapFindingsExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/findings.csv", static (HttpContext context, IFindings findings, TimeProvider clock) => ExportAsync(context, null, "csv", findings, clock));
        routes.MapGet("/api/findings.json", static (HttpContext context, IFindings findings, TimeProvider clock) => ExportAsync(context, null, "json", findings, clock));
        routes.MapGet("/api/clusters/{id}/findings.csv", static (HttpContext context, string id, IFindings findings, TimeProvider clock) => ExportAsync(context, id, "csv", findings, clock));
        routes.MapGet("/api/clusters/{id}/findings.json", static (HttpContext context, string id, IFindings findings, TimeProvider clock) => ExportAsync(context, id, "json", findings, clock));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, string? id, string format, IFindings findings, TimeProvider clock)
    {
        ClusterId? cluster = null;
        if (id is not null && !ClusterId.TryParse(id, out cluster))
            return ErrorEndpoint.Problem(context, new Failure.NotFound("cluster", id.Length > 200 ? id[..200] : id));
        var asked = context.Request.Query;
        var query = FindingFilter.Parse(asked["standing"], asked["least"], asked["rule"], asked["q"], null).ToQuery();
        var answer = await findings.ExportAsync(SessionIdentity.From(context.User), cluster, query, context.RequestAborted);
        if (!answer.IsSuccess)
            return ErrorEndpoint.Problem(context, answer.Failure);
        var name = string.Create(CultureInfo.InvariantCulture, $"ack-findings-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        return format == "csv"
            ? Microsoft.AspNetCore.Http.Results.Stream(output => FindingsCsv.WriteAsync(answer.Value, output, context.RequestAborted), "text/csv; charset=utf-8", name)
            : Microsoft.AspNetCore.Http.Results.Stream(output => FindingsJson.WriteAsync(answer.Value, output, context.RequestAborted), "application/json; charset=utf-8", name);
    }
}
