using AckAuthConsole.Testing;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>The emulator alone, in a process that outlives the console's.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private EmulatorProcess(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<EmulatorProcess> StartAsync(string seed = "demo")
    {
        var process = ChildProcess.StartDotnet(BuiltProgram.Emulator, RepositoryRoot.FullPath, new Dictionary<string, string>(), "--http-port", "0", "--no-https", "--seed", seed);
        var line = await process.LineAsync(@"HTTP\s+(http://\S+)");
        return new(process, new Uri(line.Groups[1].Value));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
