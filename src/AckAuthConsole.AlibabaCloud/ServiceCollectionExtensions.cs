using System.Net;
using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.ContainerService;
using AckAuthConsole.AlibabaCloud.Ims;
using AckAuthConsole.AlibabaCloud.OAuth;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using AckAuthConsole.AlibabaCloud.Ram;
using AckAuthConsole.AlibabaCloud.Sts;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud;

/// <summary>Registers this project.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>The clients of Alibaba Cloud behind the ports of Core. Reads the section <see cref="CloudOptions.SectionName"/>; calling it twice is harmless.</summary>
    public static IServiceCollection AddAlibabaCloud(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        if (services.Any(static s => s.ServiceType == typeof(OpenApiPipeline)))
            return services;

        var section = configuration.GetSection(CloudOptions.SectionName);
        services.AddOptions<CloudOptions>().Configure(options => CloudOptionsBinder.Bind(section, options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CloudOptions>, CloudOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static s => OAuthEndpoints.For(s.GetRequiredService<IOptions<CloudOptions>>().Value));

        AddHttp(services);
        AddCredentials(services);

        services.TryAddSingleton<CloudEndpoints>();
        services.TryAddSingleton<CloudLimiters>();
        services.TryAddSingleton<OpenApiPipeline>();
        services.TryAddSingleton<OpenApiClient>();
        services.TryAddSingleton<ContainerServiceClient>();
        services.TryAddSingleton<RamClient>();
        services.TryAddSingleton<ImsClient>();
        services.TryAddSingleton<StsClient>();

        services.TryAddSingleton<IClusterCatalog, CloudClusterCatalog>();
        services.TryAddSingleton<IClusterKubeconfigs, CloudClusterKubeconfigs>();
        services.TryAddSingleton<IPermissionGateway, CloudPermissionGateway>();
        services.TryAddSingleton<IRamDirectory, CloudRamDirectory>();
        services.TryAddSingleton<IRamPolicyGateway, CloudRamPolicyGateway>();
        services.TryAddSingleton<ICloudAccount, CloudAccount>();
        return services;
    }

    private static void AddHttp(IServiceCollection services)
    {
        // The factory's own loggers write headers at trace level, so they go; the pipeline logs what may be logged.
        services.AddHttpClient(OpenApiPipeline.ClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static s => new SocketsHttpHandler
            {
                // A signed request goes where it was meant to go, or nowhere.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = s.GetRequiredService<IOptions<CloudOptions>>().Value.Timeouts.Connect,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),

                // A write that meets a connection just closed by the other side counts as "outcome unknown", so old ones are not kept.
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
                MaxResponseHeadersLength = 64,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        services.AddHttpClient(MetadataHttp.ClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static s => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,

                // Link-local and loopback addresses: a proxy must never see these credentials.
                UseProxy = false,
                ConnectTimeout = s.GetRequiredService<IOptions<CloudOptions>>().Value.Timeouts.Metadata,
                MaxResponseHeadersLength = 16,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    private static void AddCredentials(IServiceCollection services)
    {
        services.TryAddSingleton(static s => CredentialEnvironment.OfProcess(s.GetRequiredService<IOptions<CloudOptions>>().Value.Credentials));
        services.TryAddSingleton<MetadataHttp>();
        services.TryAddSingleton<MetadataSource>();
        services.TryAddSingleton<RoleSessions>();
        services.TryAddSingleton<ICredentialProvider>(static s =>
        {
            var options = s.GetRequiredService<IOptions<CloudOptions>>().Value;
            if (!string.IsNullOrWhiteSpace(options.AccessKeyId))
            {
                return new FixedCredentialProvider(
                    new(options.AccessKeyId.Trim(), options.AccessKeySecret!.Trim(), options.SecurityToken?.Trim(), null, "configuration (Cloud:AccessKeyId)"));
            }

            return new RefreshingCredentialProvider(
                new CredentialChain(Sources(s, options.Credentials)),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<RefreshingCredentialProvider>>());
        });
    }

    /// <summary>The order is the vendor's default chain.</summary>
    private static List<ICredentialSource> Sources(IServiceProvider services, CredentialOptions options)
    {
        var environment = services.GetRequiredService<CredentialEnvironment>();
        var sessions = services.GetRequiredService<RoleSessions>();
        var metadata = services.GetRequiredService<MetadataSource>();

        var sources = new List<ICredentialSource>();
        if (options.Environment)
            sources.Add(new EnvironmentSource(environment));
        if (options.Oidc)
            sources.Add(new OidcSource(environment, sessions));
        if (options.CliProfile)
            sources.Add(new CliProfileSource(environment, sessions, metadata));
        if (options.IniFile)
            sources.Add(new IniFileSource(environment, sessions, metadata));
        if (options.EcsMetadata)
            sources.Add(metadata);
        if (options.CredentialsUri)
            sources.Add(new CredentialsUriSource(services.GetRequiredService<MetadataHttp>(), environment));
        return sources;
    }
}
