using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What the server is and what it serves.</summary>
public sealed class DiscoveryOperations
{
    private readonly KubernetesApi _api;

    internal DiscoveryOperations(KubernetesApi api) => _api = api;

    /// <summary>The server's version.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<VersionInfo> GetVersionAsync(CancellationToken cancellationToken) => _api.GetAsync("version", "version", KubernetesJsonContext.Default.VersionInfo, cancellationToken);

    /// <summary>The API groups, without the core group.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1APIGroupList> GetGroupsAsync(CancellationToken cancellationToken) => _api.GetAsync("apis", "apis", KubernetesJsonContext.Default.V1APIGroupList, cancellationToken);

    /// <summary>The resources of one version of a group; an empty group is the core group.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1APIResourceList> GetResourcesAsync(string group, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentException.ThrowIfNullOrEmpty(version);
        var path = group.Length == 0 ? $"api/{Uri.EscapeDataString(version)}" : $"apis/{Uri.EscapeDataString(group)}/{Uri.EscapeDataString(version)}";
        return _api.GetAsync(path, "apis", KubernetesJsonContext.Default.V1APIResourceList, cancellationToken);
    }
}
