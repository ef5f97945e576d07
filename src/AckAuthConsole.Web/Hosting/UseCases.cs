using AckAuthConsole.Core;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Web.Features.Authorizations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Registers Core: its use cases, their options, and what it does in the background.</summary>
internal static class UseCases
{
    /// <summary>Adds all of it.</summary>
    public static IServiceCollection AddConsoleUseCases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthConsoleCore();
        services.AddAuthorizationPages();
        Bind<ConsoleAccessOptions, ConsoleAccessOptionsValidator>(services, configuration, ConsoleAccessOptions.SectionName);
        Bind<InventoryOptions, InventoryOptionsValidator>(services, configuration, InventoryOptions.SectionName);
        Bind<AuthorizationOptions, AuthorizationOptionsValidator>(services, configuration, AuthorizationOptions.SectionName);
        Bind<LiveOptions, LiveOptionsValidator>(services, configuration, LiveOptions.SectionName);
        services.AddOptions<KubernetesOptions>().Bind(configuration.GetSection(KubernetesOptions.SectionName)).ValidateOnStart();
        services.AddHostedService<RecoveryWork>();
        services.AddHostedService<InventoryWork>();
        services.AddHostedService<FindingsWork>();
        services.AddHostedService<ExecutionWork>();
        return services;
    }

    private static void Bind<TOptions, TValidator>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
    }
}
