using AckAuthConsole.Testing;
using AckAuthConsole.Web.Resources;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AckAuthConsole.Benchmarks;

/// <summary>The console inside this process, so that its use cases can be timed without a wire in between.</summary>
internal sealed class ConsoleHost(TemporaryFolder folder, int users) : WebApplicationFactory<SharedText>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var ports = FreePort.Take(2);
        builder.UseContentRoot(RepositoryRoot.FullPath);
        foreach (var (key, value) in Settings.For(folder, ports[0], ports[1])) builder.UseSetting(key, value);
        builder.UseSetting("Emulator:Seed", $"scale:users={users},roles={users / 5},clusters={Math.Max(1, users / 25)},namespaces=50,grants={users * 4}");

        // The walk is not what is measured; a real account's limits would make it take minutes.
        builder.UseSetting("Cloud:Limits:ContainerService:MaxRequestsPerSecond", "1000");
        builder.UseSetting("Cloud:Limits:ContainerService:MaxConcurrency", "32");
        builder.UseSetting("Cloud:Limits:Ram:MaxRequestsPerSecond", "1000");
    }
}
