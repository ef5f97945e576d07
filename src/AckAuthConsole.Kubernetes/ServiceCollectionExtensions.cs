using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Live;
using AckAuthConsole.Kubernetes.Manifests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Kubernetes;

/// <summary>Registers what this project implements of Core's ports.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds the clients of the clusters' API servers and the manifests' reader and writer. Needs an <see cref="Core.Clusters.IClusterKubeconfigs"/>. The host binds <see cref="KubernetesOptions"/>; they are checked here.
    /// Safe to call twice.
    /// </summary>
    public static IServiceCollection AddKubernetes(this IServiceCollection services)
    {
        services.AddOptions<KubernetesOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KubernetesOptions>, KubernetesOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRbacManifests, RbacManifests>();
        services.TryAddSingleton<ClusterApis>();
        services.TryAddSingleton<IClusterEndpoints>(static p => p.GetRequiredService<ClusterApis>());
        services.TryAddSingleton<IClusterRbac, ClusterRbac>();
        services.TryAddSingleton<IClusterWorkloads, ClusterWorkloadsReader>();
        services.TryAddSingleton<IClusterApiResources, ClusterApiResourcesReader>();
        return services;
    }
}
