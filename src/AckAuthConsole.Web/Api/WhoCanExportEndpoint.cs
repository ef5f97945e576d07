using System.Globalization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.WhoCan;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.WhoCan;
using AckAuthConsole.Web.Security;

namespace AckAuthConsole.Web.Api;

/// <summary>The answer of "Who can" as a download: one line for each identity and binding. The use case checks who asks and records the export.</summary>
internal static class WhoCanExportEndpoint
{
    public static void MapWhoCanExport(this IEndpointRouteBuilder routes) => routes.MapGet("/api/clusters/{id}/who-can.csv", static async (HttpContext context, string id, IWhoCan whoCan, TimeProvider clock) =>
    {
        if (!ClusterId.TryParse(id, out var cluster))
            return ErrorEndpoint.Problem(context, new Failure.NotFound("cluster", id.Length > 200 ? id[..200] : id));
        var asked = context.Request.Query;
        var query = WhoCanAddress.Parse(asked["verb"], asked["resource"], asked["namespace"], asked["where"], asked["name"]);
        var answer = await whoCan.ExportAsync(SessionIdentity.From(context.User), cluster, query, context.RequestAborted);
        if (!answer.IsSuccess)
            return ErrorEndpoint.Problem(context, answer.Failure);
        var name = string.Create(CultureInfo.InvariantCulture, $"ack-who-can-{clock.GetUtcNow():yyyyMMdd-HHmmss}.csv");
        return Microsoft.AspNetCore.Http.Results.Stream(output => WhoCanCsv.WriteAsync(answer.Value, output, context.RequestAborted), "text/csv; charset=utf-8", name);
    });
}
