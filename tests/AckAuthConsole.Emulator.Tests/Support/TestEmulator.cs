using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.Support;

/// <summary>A running emulator with a clock that stands still and a client.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    private TestEmulator(EmulatorHost host, ManualClock clock) => (Host, Clock, Client) = (host, clock, new(host.HttpAddress, clock));

    public EmulatorHost Host { get; }

    public ManualClock Clock { get; }

    public ApiClient Client { get; }

    public EmulatorState State => Host.State;

    public static Task<TestEmulator> StartAsync(string seed) => StartAsync(new EmulatorOptions { Seed = seed });

    public static async Task<TestEmulator> StartAsync(EmulatorOptions? options = null)
    {
        var clock = new ManualClock(Start);
        return new(await EmulatorHost.StartAsync(options ?? new() { Seed = "empty" }, clock), clock);
    }

    /// <summary>Calls the admin endpoint.</summary>
    public async Task<ApiAnswer> AdminAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, "/emulator/admin" + path);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
