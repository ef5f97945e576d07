using AckAuthConsole.Core.Findings;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Counts findings for as long as the console runs.</summary>
internal sealed class FindingsWork(FindingsRecorder recorder) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => recorder.RunAsync(stoppingToken);
}
