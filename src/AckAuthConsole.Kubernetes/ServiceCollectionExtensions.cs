using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Manifests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AckAuthConsole.Kubernetes;

/// <summary>Registers what this project implements of Core's ports.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the clients of the clusters' API servers and the manifests' reader and writer. Safe to call twice.</summary>
    public static IServiceCollection AddKubernetes(this IServiceCollection services)
    {
        services.TryAddSingleton<IRbacManifests, RbacManifests>();
        return services;
    }
}
