using AckAuthConsole.Core.Inventory;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Runs the inventory's walk for as long as the console runs.</summary>
internal sealed class InventoryWork(InventoryWalker walker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => walker.RunAsync(stoppingToken);
}
