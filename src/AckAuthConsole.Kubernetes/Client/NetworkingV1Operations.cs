using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The group <c>networking.k8s.io</c>.</summary>
public sealed class NetworkingV1Operations
{
    private readonly KubernetesApi _api;

    internal NetworkingV1Operations(KubernetesApi api) => _api = api;

    /// <summary>Network policies.</summary>
    public NamespacedResourceOperations<V1NetworkPolicy> NetworkPolicies => new(_api, KubernetesResources.NetworkPolicies);
}
