using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AckAuthConsole.Web.Api;

/// <summary>Whether the process lives and whether it can work; neither says more than one word.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(ConsoleUrls.Live, new HealthCheckOptions { Predicate = static _ => false }).AllowAnonymous();
        routes.MapHealthChecks(ConsoleUrls.Ready, new HealthCheckOptions
        {
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status200OK },
        }).AllowAnonymous();
    }
}
