using AckAuthConsole.Core.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Whether the audit trail can be read: without it the console can change nothing.</summary>
internal sealed class DatabaseHealthCheck(IAuditTrail trail) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await trail.GetHeadAsync(cancellationToken)).Match(
            static _ => HealthCheckResult.Healthy(),
            static failure => HealthCheckResult.Unhealthy(failure.Code));
}
