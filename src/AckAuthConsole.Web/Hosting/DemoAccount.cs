using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.Emulator;

namespace AckAuthConsole.Web.Hosting;

/// <summary>
/// In demo mode the emulated account, started before anything else asks for its address, and stopped after everything else. In live mode
/// nothing of it exists.
/// </summary>
internal sealed class DemoAccount : IAsyncDisposable
{
    // The demo shows the console as it should run: as a RAM user with the least-privilege policy. An empty account has only itself.
    // Everybody knows these keys: they open nothing but the emulator.
    private const string ConsoleKeyId = "emulator-ack-auth-console";
    private const string AccountKeyId = "emulator-account";

    // The demo account's platform-admin and security-auditor.
    private const string DemoAdministrator = "ram-user:200000000000000001";
    private const string DemoAuditor = "ram-user:200000000000000002";

    private readonly Task<EmulatorHost>? _emulator;

    private DemoAccount(Task<EmulatorHost>? emulator) => _emulator = emulator;

    /// <summary>Starts what the configuration asks for and points the cloud and sign-in settings that are not set at it.</summary>
    /// <exception cref="StartRefusedException">A setting is wrong or a port is taken.</exception>
    public static async Task<DemoAccount> StartAsync(WebApplicationBuilder builder)
    {
        var cloud = builder.Configuration.GetSection(CloudOptions.SectionName);
        if (Enum.TryParse<CloudMode>(cloud["Mode"], ignoreCase: true, out var mode) && mode == CloudMode.Live)
            return new DemoAccount(null);

        var options = Read(builder.Configuration);
        var emulator = options.Embedded ? StartAsync(options, cloud.GetSection("Endpoints"), builder.Environment.ContentRootPath) : null;

        // A fixed port is known before the emulator listens, so it starts while the console prepares itself; a free one must be waited for.
        var address = emulator is null ? null
            : options is { HttpPort: > 0, BindAddress: "loopback" } ? $"http://127.0.0.1:{options.HttpPort.ToString(CultureInfo.InvariantCulture)}"
            : (await emulator).HttpAddress.GetLeftPart(UriPartial.Authority);
        var known = new EmulatorOptions();
        var keyId = string.Equals(options.Seed, "empty", StringComparison.Ordinal) ? AccountKeyId : ConsoleKeyId;
        var defaults = new Dictionary<string, string?>
        {
            ["Cloud:Endpoints:Default"] = address,
            ["Cloud:AccessKeyId"] = keyId,
            ["Cloud:AccessKeySecret"] = keyId + "-secret",
            ["SignIn:ClientId"] = known.OAuthClientId,
            ["SignIn:ClientSecret"] = known.OAuthClientSecret,
        };

        if (!builder.Configuration.GetSection("Console:Administrators").GetChildren().Any() && !builder.Configuration.GetSection("Console:Auditors").GetChildren().Any())
        {
            defaults["Console:Administrators:0"] = DemoAdministrator;
            defaults["Console:Auditors:0"] = DemoAuditor;
        }

        // The embedded emulator's address wins, since it alone is sure; the rest only fills what is empty.
        builder.Configuration.AddInMemoryCollection(defaults.Where(d =>
            d.Value is not null && (string.IsNullOrEmpty(builder.Configuration[d.Key]) || d.Key.StartsWith("Cloud:Endpoints", StringComparison.Ordinal))));
        return new DemoAccount(emulator);
    }

    /// <summary>Waits until the emulator listens.</summary>
    /// <exception cref="StartRefusedException">It cannot start, for instance because a port is taken.</exception>
    public Task ReadyAsync() => _emulator ?? Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_emulator is null)
            return;
        await ((Task)_emulator).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_emulator.IsCompletedSuccessfully)
            await (await _emulator).DisposeAsync();
    }

    private static DemoOptions Read(ConfigurationManager configuration)
    {
        var options = configuration.GetSection(DemoOptions.SectionName).Get<DemoOptions>() ?? new();
        if (options.HttpPort is < 0 or > 65535)
            throw new StartRefusedException("Emulator:HttpPort must be from 0 to 65535 (0 takes a free port).");
        if (options.HttpsPort is < 0 or > 65535)
            throw new StartRefusedException("Emulator:HttpsPort must be from 0 to 65535 (0 takes a free port), or empty for no HTTPS.");
        return options;
    }

    private static IPAddress ParseBind(string text) => text switch
    {
        "loopback" => IPAddress.Loopback,
        "any" => IPAddress.Any,
        _ => IPAddress.TryParse(text, out var address) ? address : throw new StartRefusedException($"Emulator:BindAddress is '{text}'; allowed are loopback, any, or an IP address."),
    };

    // In a container the browser and the console reach sign-in under different names; the emulator must know both.
    private static Uri? Address(IConfiguration endpoints, string key) => Uri.TryCreate(endpoints[key], UriKind.Absolute, out var address) ? address : null;

    private static async Task<EmulatorHost> StartAsync(DemoOptions options, IConfiguration endpoints, string contentRoot)
    {
        var stateFile = string.IsNullOrWhiteSpace(options.StateFile) ? null : Path.GetFullPath(options.StateFile, contentRoot);
        try
        {
            var emulator = new EmulatorOptions
            {
                HttpPort = options.HttpPort,
                HttpsPort = options.HttpsPort,
                BindAddress = ParseBind(options.BindAddress),
                OAuthPublicAddress = Address(endpoints, nameof(CloudEndpointOptions.OAuthPublic)),
                OAuthInternalAddress = Address(endpoints, nameof(CloudEndpointOptions.OAuthInternal)),
                Seed = options.Seed,
                StateFile = stateFile,
                ReadLag = options.ReadLag,
            };

            // It is a host of its own: who watches this program build its host (tools, tests) must not take the emulator for it.
            Task<EmulatorHost> starting;
            using (ExecutionContext.SuppressFlow())
                starting = Task.Run(() => EmulatorHost.StartAsync(emulator));
            return await starting;
        }
        catch (ArgumentException e)
        {
            throw new StartRefusedException("A setting of the section Emulator is wrong: " + e.Message, e);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new StartRefusedException(
                $"The embedded emulator could not start: {e.Message} Set Emulator:HttpPort and Emulator:HttpsPort to free ports (0 takes any), or Emulator:Embedded to false.", e);
        }
    }
}
