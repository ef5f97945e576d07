using System.Collections.Concurrent;
using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.Tests.Support;

/// <summary>The registered services, pointed at a server of the test.</summary>
internal sealed class CloudHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public CloudHarness(
        string? address, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? environment = null, string? home = null,
        params (string Key, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Cloud:Endpoints:Default"] = address,
            ["Cloud:AccessKeyId"] = "TestAccessKeyId01",
            ["Cloud:AccessKeySecret"] = "TestAccessKeySecret01",
        };
        foreach (var (key, value) in settings)
            values[key] = value;

        var services = new ServiceCollection();
        services.AddSingleton<ILoggerProvider>(Log);
        services.AddLogging(b => b.SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new CredentialEnvironment(
            name => environment?.GetValueOrDefault(name), home ?? Path.Combine(Path.GetTempPath(), "no-such-home-of-the-tests")));
        services.AddAlibabaCloud(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddHttpClient(OpenApiPipeline.ClientName).AddHttpMessageHandler(() => new FaultHandler(Faults));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Faults that the emulator is asked to make, by operation.</summary>
    public FaultPlan Faults { get; } = new();

    public RecordingLog Log { get; } = new();

    public ICredentialProvider Credentials => Get<ICredentialProvider>();

    public OpenApiClient Client() => new(Pipeline(), Credentials);

    /// <summary>A pipeline without chance: jitter is always at its lower end.</summary>
    public OpenApiPipeline Pipeline() => new(
        Get<IHttpClientFactory>(), Get<CloudEndpoints>(), Get<CloudLimiters>(), Get<IOptions<CloudOptions>>(), Get<TimeProvider>(),
        Get<ILogger<OpenApiPipeline>>(), () => 0);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Keeps every line that is logged, at every level.</summary>
internal sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
