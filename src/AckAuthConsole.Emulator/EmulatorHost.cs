using System.Net;
using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Emulator.Admin;
using AckAuthConsole.Emulator.ContainerService;
using AckAuthConsole.Emulator.Faults;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Ims;
using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Metadata;
using AckAuthConsole.Emulator.OAuth;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.Ram;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.Signatures;
using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Sts;
using AckAuthConsole.Emulator.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator;

/// <summary>A running emulator: a small Alibaba Cloud account over HTTP.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    /// <summary>The largest request body, as the cloud's for POST.</summary>
    private const int MaxBody = 10 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly EmulatorAddresses _addresses;
    private readonly EmulatorCertificates? _certificates;
    private readonly StateFile? _stateFile;

    private EmulatorHost(WebApplication app, EmulatorAddresses addresses, EmulatorState state, EmulatorCertificates? certificates, StateFile? stateFile) =>
        (_app, _addresses, State, _certificates, _stateFile) = (app, addresses, state, certificates, stateFile);

    /// <summary>Address for plain HTTP from this machine, such as <c>http://127.0.0.1:5081/</c>.</summary>
    public Uri HttpAddress => _addresses.Http!;

    /// <summary>Address for HTTPS; null when it was not asked for.</summary>
    public Uri? HttpsAddress => _addresses.Https;

    /// <summary>Certificate (without key) of the CA that signed the HTTPS certificate; null without HTTPS.</summary>
    public X509Certificate2? CaCertificate => _certificates?.Ca;

    internal EmulatorState State { get; }

    /// <summary>What the emulator's own parts are made from.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Ports, seed and behaviour.</param>
    /// <param name="clock">Time; null takes the system's.</param>
    /// <param name="loggers">Where to log; null logs nothing.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message says which and what is allowed.</exception>
    /// <exception cref="IOException">A port is in use, or a file cannot be written.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions options, TimeProvider? clock = null, ILoggerFactory? loggers = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        clock ??= TimeProvider.System;
        var state = new EmulatorState { AccountAlias = options.AccountAlias };
        if (options.ReadLag < TimeSpan.Zero || options.ReadLag > GrantLedger.MaxLag) throw new ArgumentException($"ReadLag must be from 0 to {GrantLedger.MaxLag}.", nameof(options));
        if (options.StateFile is null || !StateFile.TryLoad(options.StateFile, state)) Seeder.Fill(state, options.Seed, clock.GetUtcNow());
        // At once, so that a place that cannot be written stops the start and not the first change.
        if (options.StateFile is not null) StateFile.Write(options.StateFile, state);
        var certificates = options.HttpsPort is null ? null : CreateCertificates(options, clock);
        var addresses = new EmulatorAddresses { AuthorityPem = certificates is null ? "" : certificates.Ca.ExportCertificatePem() + "\n" };

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            // SDKs send whole policy documents in the query, percent-encoded.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Listen(options.BindAddress, options.HttpPort);
            if (certificates is not null) kestrel.Listen(options.BindAddress, options.HttpsPort!.Value, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificates.Server;
                // Callers of API servers may present one; the cluster that is called judges it, since each has its own CA.
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = (_, _, _) => true;
                https.CheckCertificateRevocation = false;
            }));
        });
        builder.Services.AddRoutingCore();
        // A call that a fault holds up must not hold up the end, nor the saving of the state after it.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoConsoleLifetime>());
        if (loggers is not null) builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.AddSingleton(options).AddSingleton(state).AddSingleton(clock).AddSingleton(addresses)
            .AddSingleton(RuntimeSettings.From(options)).AddSingleton(provider => Register(provider))
            .AddSingleton<NonceMemory>().AddSingleton<Authenticator>().AddSingleton<RateLimits>().AddSingleton<FaultInjector>().AddSingleton<CallLog>().AddSingleton<StateChanges>()
            .AddSingleton<OidcTokens>().AddSingleton<MetadataEndpoints>().AddSingleton<AccountAdmin>().AddSingleton<ClusterAdmin>().AddSingleton<AdminEndpoints>()
            .AddSingleton<IRamAuthorizer, RamAuthorizer>().AddSingleton<ApiGateway>().AddOAuth().AddKubernetes();

        var app = builder.Build();
        // Nobody asks for it: it listens to the grants.
        app.Services.GetRequiredService<GrantSync>();
        app.Use(next => http => app.Services.GetRequiredService<KubeServer>().HandleAsync(http, next));
        app.UseRouting();
        OAuthEndpoints.Map(app);
        app.Services.GetRequiredService<MetadataEndpoints>().Map(app);
        app.Services.GetRequiredService<AdminEndpoints>().Map(app);
        app.UseEndpoints(_ => { });
        app.Run(app.Services.GetRequiredService<ApiGateway>().HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            certificates?.Dispose();
            throw;
        }

        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            // "Any" is an address to listen on, not one to call.
            var uri = new Uri(address.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal));
            if (uri.Scheme == Uri.UriSchemeHttps) addresses.Https = uri;
            else addresses.Http = uri;
        }
        var stateFile = options.StateFile is null
            ? null
            : new StateFile(options.StateFile, state, app.Services.GetRequiredService<StateChanges>(), clock, app.Services.GetRequiredService<ILogger<StateFile>>());
        return new(app, addresses, state, certificates, stateFile);
    }

    /// <summary>Completes when the emulator is asked to stop by its token.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) =>
        HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    /// <summary>Stops the emulator.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        _stateFile?.Dispose();
        await _app.DisposeAsync();
        _certificates?.Dispose();
    }

    private static OperationRegistry Register(IServiceProvider services)
    {
        var registry = new OperationRegistry();
        RamOperations.Register(registry);
        ImsOperations.Register(registry);
        new StsOperations(services.GetRequiredService<OidcTokens>()).Register(registry);
        ContainerServiceOperations.Register(registry, new UserConfigOperations(services.GetRequiredService<IKubeconfigIssuer>()));
        return registry;
    }

    private static EmulatorCertificates CreateCertificates(EmulatorOptions options, TimeProvider clock)
    {
        List<string> hosts = [];
        if (options.OAuthPublicAddress is { } address) hosts.Add(address.Host);
        if (options.OAuthInternalAddress is { } inside) hosts.Add(inside.Host);
        if (!IPAddress.IsLoopback(options.BindAddress)) hosts.Add(Environment.MachineName);
        var caFile = options.StateFile is null ? null : options.StateFile + ".ca.pem";
        var certificates = EmulatorCertificates.Create(caFile, [.. hosts.Distinct(StringComparer.OrdinalIgnoreCase)], clock.GetUtcNow());
        if (options.CaOut is not null) File.WriteAllText(options.CaOut, certificates.Ca.ExportCertificatePem() + "\n");
        return certificates;
    }
}
