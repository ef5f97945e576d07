using AckAuthConsole.Emulator.ContainerService;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Emulator.Kubernetes;

/// <summary>What the emulated API servers are made from.</summary>
internal static class KubernetesServices
{
    public static IServiceCollection AddKubernetes(this IServiceCollection services) => services
        .AddSingleton<KubeResourceRegistry>().AddSingleton<KubeClusters>().AddSingleton<KubeServer>()
        .AddSingleton<IKubeResourceSource, CoreResources>()
        .AddSingleton<IKubeResourceSource, WorkloadResources>()
        .AddSingleton<IKubeResourceSource, OtherResources>()
        .AddSingleton<IKubeResourceSource, RbacResources>()
        .AddSingleton<IKubeResourceSource, ReviewResources>()
        .AddSingleton<IKubeClusterPart, NamespacePart>()
        .AddSingleton<IKubeClusterPart, RbacPart>()
        .AddSingleton<IKubeAuthorizer, RbacKubeAuthorizer>()
        .AddSingleton<GrantSync>().AddSingleton<IKubeconfigIssuer, KubeconfigIssuer>();
}
