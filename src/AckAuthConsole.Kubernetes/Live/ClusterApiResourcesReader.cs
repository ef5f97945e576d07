using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>The resources of clusters by their API servers' discovery.</summary>
internal sealed class ClusterApiResourcesReader(ClusterApis apis) : IClusterApiResources
{
    public Task<Result<ClusterApiResources>> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return apis.CallAsync(cluster, api => ReadAsync(api, cancellationToken), null, null, cancellationToken);
    }

    public static async Task<ClusterApiResources> ReadAsync(KubernetesApi api, CancellationToken cancellationToken)
    {
        var groups = await api.Discovery.GetGroupsAsync(cancellationToken).ConfigureAwait(false);
        var core = ResourcesAsync(api, "", "v1", cancellationToken);
        var named = (groups.Groups ?? []).Select(group => GroupAsync(api, group, cancellationToken)).ToList();
        var found = new List<ApiResource>(await core.ConfigureAwait(false));
        Failure? gap = null;
        foreach (var (resources, failure) in await Task.WhenAll(named).ConfigureAwait(false))
        {
            found.AddRange(resources);
            gap ??= failure;
        }

        return new ClusterApiResources(found, gap);
    }

    // A group of an aggregated API server that is down must not hide all others.
    private static async Task<(IReadOnlyList<ApiResource> Resources, Failure? Gap)> GroupAsync(KubernetesApi api, V1APIGroup group, CancellationToken cancellationToken)
    {
        if (group is not { Name: { Length: > 0 } name, PreferredVersion.Version: { Length: > 0 } version })
            return ([], null);
        try
        {
            return (await ResourcesAsync(api, name, version, cancellationToken).ConfigureAwait(false), null);
        }
        catch (KubernetesException e) when (e.Error.Kind != KubernetesErrorKind.Unauthorized)
        {
            return ([], e.Error.ToFailure());
        }
    }

    private static async Task<IReadOnlyList<ApiResource>> ResourcesAsync(KubernetesApi api, string group, string version, CancellationToken cancellationToken)
    {
        var list = await api.Discovery.GetResourcesAsync(group, version, cancellationToken).ConfigureAwait(false);
        return [.. (list.Resources ?? []).Where(static r => !string.IsNullOrEmpty(r.Name)).Select(r => new ApiResource(group, r.Name!, r.Namespaced, [.. r.Verbs ?? []]))];
    }
}
