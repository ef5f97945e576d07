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
        var named = (groups.Groups ?? []).SelectMany(group => VersionsOf(group).Select(version => GroupAsync(api, group.Name!, version, cancellationToken))).ToList();
        var found = new List<ApiResource>(await core.ConfigureAwait(false));
        Failure? gap = null;
        foreach (var (resources, failure) in await Task.WhenAll(named).ConfigureAwait(false))
        {
            found.AddRange(resources);
            gap ??= failure;
        }

        // A resource that several versions have is told by the preferred one.
        return new ClusterApiResources([.. found.DistinctBy(r => (r.ApiGroup, r.Name))], gap);
    }

    // Rules do not know versions: what only an older one serves can be granted too.
    private static IEnumerable<string> VersionsOf(V1APIGroup group) => string.IsNullOrEmpty(group.Name)
        ? []
        : new[] { group.PreferredVersion }.Concat(group.Versions ?? []).Select(v => v?.Version).OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);

    // A group of an aggregated API server that is down must not hide all others.
    private static async Task<(IReadOnlyList<ApiResource> Resources, Failure? Gap)> GroupAsync(KubernetesApi api, string name, string version, CancellationToken cancellationToken)
    {
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
