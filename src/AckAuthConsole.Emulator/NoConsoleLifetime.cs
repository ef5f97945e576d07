using Microsoft.Extensions.Hosting;

namespace AckAuthConsole.Emulator;

/// <summary>Leaves Ctrl+C to whoever started the emulator: inside the console it must outlive the console's last call.</summary>
internal sealed class NoConsoleLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
