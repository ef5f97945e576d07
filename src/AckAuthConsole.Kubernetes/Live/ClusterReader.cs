using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Client;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>Reads one cluster once, for programs that keep no watch.</summary>
public static class ClusterReader
{
    /// <summary>All RBAC objects and namespaces. What may not be read is in <see cref="RbacSnapshot.Gaps"/>.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="KubernetesException">The cluster does not answer, or refuses the caller as such.</exception>
    public static async Task<RbacSnapshot> ReadRbacAsync(KubernetesApi api, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        var lists = await Task.WhenAll(new RbacReader(api).Start(cancellationToken)).ConfigureAwait(false);
        var pages = lists.Select(l => l.Page).ToList();
        return RbacSnapshot.Build(
            pages.SelectMany(p => p.Roles),
            pages.SelectMany(p => p.Bindings),
            pages.SelectMany(p => p.Namespaces),
            pages.SelectMany(p => p.Gaps));
    }

    /// <summary>Service accounts and what runs as them. What may not be read is in <see cref="ClusterWorkloads.Gaps"/>.</summary>
    /// <param name="api">The cluster.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="KubernetesException">The cluster does not answer, or refuses the caller as such.</exception>
    public static Task<ClusterWorkloads> ReadWorkloadsAsync(KubernetesApi api, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        return ClusterWorkloadsReader.ReadAsync(api, cancellationToken);
    }
}
