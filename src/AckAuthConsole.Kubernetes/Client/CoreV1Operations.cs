using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The core group: namespaces, service accounts, pods, config maps, and secrets without their contents.</summary>
public sealed class CoreV1Operations
{
    private readonly KubernetesApi _api;

    internal CoreV1Operations(KubernetesApi api) => _api = api;

    /// <summary>Namespaces.</summary>
    public ClusterResourceOperations<V1Namespace> Namespaces => new(_api, KubernetesResources.Namespaces);

    /// <summary>Service accounts.</summary>
    public NamespacedResourceOperations<V1ServiceAccount> ServiceAccounts => new(_api, KubernetesResources.ServiceAccounts);

    /// <summary>Pods.</summary>
    public NamespacedResourceOperations<V1Pod> Pods => new(_api, KubernetesResources.Pods);

    /// <summary>Config maps.</summary>
    public NamespacedResourceOperations<V1ConfigMap> ConfigMaps => new(_api, KubernetesResources.ConfigMaps);

    /// <summary>Secrets: names, labels, annotations and times. Their contents never travel, so nothing can be created or replaced by it.</summary>
    public NamespacedResourceOperations<V1PartialObjectMetadata> SecretMetadata => new(_api, KubernetesResources.SecretMetadata);

    /// <summary>Asks for a token of a service account. What comes back is a secret.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<Authenticationv1TokenRequest> CreateServiceAccountTokenAsync(string ns, string name, Authenticationv1TokenRequest body, CancellationToken cancellationToken) =>
        _api.AskAsync(
            KubernetesPaths.Of(KubernetesResources.ServiceAccounts, ns, name, "token"), "create", "serviceaccounts/token", body, KubernetesJsonContext.Default.Authenticationv1TokenRequest, cancellationToken);
}
