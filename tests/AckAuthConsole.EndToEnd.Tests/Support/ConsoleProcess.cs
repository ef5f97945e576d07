using AckAuthConsole.Testing;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>The real console, from the build output, in a process of its own.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ConsoleProcess(ChildProcess process, Uri address, Uri emulator) => (_process, Address, Emulator) = (process, address, emulator);

    /// <summary>Where the console answers.</summary>
    public Uri Address { get; }

    /// <summary>Where its emulator answers.</summary>
    public Uri Emulator { get; }

    /// <summary>What the console wrote.</summary>
    public string Output => _process.Output;

    /// <summary>Starts the console.</summary>
    /// <param name="folder">Where its database is, or will be.</param>
    /// <param name="emulator">An emulator that runs already; null: the embedded one.</param>
    /// <param name="settings">More settings.</param>
    public static async Task<ConsoleProcess> StartAsync(TemporaryFolder folder, Uri? emulator = null, params IEnumerable<(string Key, string Value)> settings)
    {
        var ports = FreePort.Take(3);
        var address = new Uri($"http://127.0.0.1:{ports[0]}/");
        var environment = new Dictionary<string, string>
        {
            ["Database__Path"] = folder.File("console.db"),
            ["Audit__HeadFile"] = folder.File("audit-head.json"),
            ["Emulator__Embedded"] = emulator is null ? "true" : "false",
        };
        if (emulator is null)
        {
            environment["Emulator__HttpPort"] = ports[1].ToString(System.Globalization.CultureInfo.InvariantCulture);
            environment["Emulator__HttpsPort"] = ports[2].ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else
        {
            environment["Cloud__Endpoints__Default"] = emulator.GetLeftPart(UriPartial.Authority);
        }
        foreach (var (key, value) in settings) environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var process = ChildProcess.StartDotnet(BuiltProgram.Console, RepositoryRoot.FullPath, environment, "--urls", address.GetLeftPart(UriPartial.Authority));
        try
        {
            await process.LineAsync("Now listening on: http");
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
        return new(process, address, emulator ?? new Uri($"http://127.0.0.1:{ports[1]}/"));
    }

    /// <summary>Waits until the first walk over everyone's permissions has ended, so that no call of it counts where a test counts calls.</summary>
    public Task InventoryReadAsync() => _process.LineAsync("The inventory read");

    /// <summary>Ends it as a power cut would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
