using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The group <c>apps</c>.</summary>
public sealed class AppsV1Operations
{
    private readonly KubernetesApi _api;

    internal AppsV1Operations(KubernetesApi api) => _api = api;

    /// <summary>Deployments.</summary>
    public NamespacedResourceOperations<V1Deployment> Deployments => new(_api, KubernetesResources.Deployments);

    /// <summary>Daemon sets.</summary>
    public NamespacedResourceOperations<V1DaemonSet> DaemonSets => new(_api, KubernetesResources.DaemonSets);
}
