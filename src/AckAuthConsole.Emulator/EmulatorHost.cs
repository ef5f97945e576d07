using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Emulator.ContainerService;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.OAuth;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator;

/// <summary>A running emulator: a small Alibaba Cloud account over HTTP.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorAddresses _addresses;

    private EmulatorHost(WebApplication app, EmulatorAddresses addresses, EmulatorState state, X509Certificate2? ca) =>
        (_app, _addresses, State, CaCertificate) = (app, addresses, state, ca);

    /// <summary>Address for plain HTTP, such as <c>http://127.0.0.1:5081/</c>.</summary>
    public Uri HttpAddress => _addresses.Http!;

    /// <summary>Address for HTTPS; null when it was not asked for.</summary>
    public Uri? HttpsAddress => _addresses.Https;

    /// <summary>Certificate (without key) of the CA that signed the HTTPS certificate; null without HTTPS.</summary>
    public X509Certificate2? CaCertificate { get; }

    internal EmulatorState State { get; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Ports, seed and behaviour.</param>
    /// <param name="clock">Time; null takes the system's.</param>
    /// <param name="loggers">Where to log; null logs nothing.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message says which and what is allowed.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions options, TimeProvider? clock = null, ILoggerFactory? loggers = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        clock ??= TimeProvider.System;
        var state = new EmulatorState { AccountAlias = options.AccountAlias };
        Seeder.Fill(state, options.Seed, clock.GetUtcNow());
        var registry = new OperationRegistry();
        ContainerServiceOperations.Register(registry);
        var addresses = new EmulatorAddresses();

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.BindAddress, options.HttpPort);
        });
        builder.Services.AddRoutingCore();
        if (loggers is not null) builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.AddSingleton(options).AddSingleton(state).AddSingleton(clock).AddSingleton(addresses)
            .AddSingleton(RuntimeSettings.From(options)).AddSingleton(registry)
            .AddSingleton<IRamAuthorizer, RamAuthorizer>().AddSingleton<ApiGateway>();

        var app = builder.Build();
        app.UseRouting();
        OAuthEndpoints.Map(app);
        app.UseEndpoints(_ => { });
        app.Run(app.Services.GetRequiredService<ApiGateway>().HandleAsync);
        await app.StartAsync(cancellationToken);

        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            var uri = new Uri(address);
            if (uri.Scheme == Uri.UriSchemeHttps) addresses.Https = uri;
            else addresses.Http = uri;
        }
        return new(app, addresses, state, null);
    }

    /// <summary>Completes when the emulator is asked to stop (Ctrl+C when it runs alone).</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) =>
        Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    /// <summary>Stops the emulator.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
