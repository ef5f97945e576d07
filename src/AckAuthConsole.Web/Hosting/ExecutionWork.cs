using AckAuthConsole.Core.Authorization;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Runs submitted plans for as long as the console runs; leaving the page does not stop them.</summary>
internal sealed class ExecutionWork(PlanExecutions executions) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => executions.RunAsync(stoppingToken);
}
