using AckAuthConsole.Testing;
using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>One console with its demo account, shared by the tests: each works on people of its own.</summary>
public sealed class ConsoleFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BrowserFixture _browser = new();
    private ConsoleProcess? _console;

    /// <summary>Where the console answers.</summary>
    public Uri Address => _console!.Address;

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser.Browser;

    internal EmulatorAdmin Emulator { get; private set; } = null!;

    internal CloudCaller Account { get; private set; } = null!;

    internal string Output => _console!.Output;

    internal Task<ClusterCaller> AtClusterAsync(string cluster) => ClusterCaller.ConnectAsync(_console!.Emulator, cluster);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var browser = _browser.InitializeAsync();
        _console = await ConsoleProcess.StartAsync(_folder);
        Emulator = new EmulatorAdmin(_console.Emulator);
        Account = new CloudCaller(_console.Emulator);
        await browser;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_console is not null) await _console.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Emulator?.Dispose();
        Account?.Dispose();
        _folder.Dispose();
    }
}
