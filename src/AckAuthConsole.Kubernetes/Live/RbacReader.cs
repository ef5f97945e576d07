using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>
/// Reads the five lists of one cluster beside each other. Where the console may not list Roles or RoleBindings of all namespaces, it tries each namespace: those that refuse are gaps.
/// </summary>
internal sealed class RbacReader(KubernetesApi api)
{
    public const string Namespaces = "namespaces";

    /// <summary>One task per list; each gives its objects and the version from which to watch, or null when the list could not be read as a whole.</summary>
    public IReadOnlyList<Task<(RbacPage Page, string Plural, string? Version)>> Start(CancellationToken cancellationToken)
    {
        var namespaces = ReadNamespacesAsync(cancellationToken);
        return
        [
            namespaces,
            ReadAsync(KubernetesResources.ClusterRoles, RbacKind.ClusterRole, RbacMapping.ToRole, static items => new RbacPage { Roles = items }, null, cancellationToken),
            ReadAsync(KubernetesResources.Roles, RbacKind.Role, RbacMapping.ToRole, static items => new RbacPage { Roles = items }, namespaces, cancellationToken),
            ReadAsync(KubernetesResources.ClusterRoleBindings, RbacKind.ClusterRoleBinding, RbacMapping.ToBinding, static items => new RbacPage { Bindings = items }, null, cancellationToken),
            ReadAsync(KubernetesResources.RoleBindings, RbacKind.RoleBinding, RbacMapping.ToBinding, static items => new RbacPage { Bindings = items }, namespaces, cancellationToken),
        ];
    }

    private async Task<(RbacPage Page, string Plural, string? Version)> ReadNamespacesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (names, version) = await CollectAsync(KubernetesResources.Namespaces, static n => n.Metadata?.Name ?? "", cancellationToken).ConfigureAwait(false);
            return (new RbacPage { Namespaces = names }, Namespaces, version);
        }
        catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Forbidden)
        {
            // Bindings name the namespaces that matter; nothing is missing but those without any.
            return (new RbacPage(), Namespaces, null);
        }
    }

    private async Task<(RbacPage Page, string Plural, string? Version)> ReadAsync<T, TItem>(
        KubernetesResource<T> resource, RbacKind kind, Func<T, TItem> map, Func<IReadOnlyList<TItem>, RbacPage> page, Task<(RbacPage Page, string Plural, string? Version)>? namespaces, CancellationToken cancellationToken)
        where T : class
    {
        Core.Results.Failure refusal;
        try
        {
            var (items, version) = await CollectAsync(resource, map, cancellationToken).ConfigureAwait(false);
            return (page(items), resource.Plural, version);
        }
        catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Forbidden)
        {
            refusal = e.Error.ToFailure();
        }

        var known = namespaces is null ? [] : (await namespaces.ConfigureAwait(false)).Page.Namespaces;
        if (known.Count == 0)
            return (new RbacPage { Gaps = [new RbacGap(kind, null, refusal)] }, resource.Plural, null);

        var found = new List<TItem>();
        var gaps = new List<RbacGap>();
        var gate = new Lock();
        await Parallel.ForEachAsync(known, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (ns, token) =>
        {
            try
            {
                var items = await api.ListAllAsync(resource, ns, ListOptions.None, token).ConfigureAwait(false);
                lock (gate)
                    found.AddRange(items.Select(map));
            }
            catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Forbidden)
            {
                lock (gate)
                    gaps.Add(new RbacGap(kind, ns, e.Error.ToFailure()));
            }
        }).ConfigureAwait(false);

        // One gap says it better than one for each of hundreds of namespaces.
        return (page(found) with { Gaps = gaps.Count == known.Count ? [new RbacGap(kind, null, refusal)] : gaps }, resource.Plural, null);
    }

    private async Task<(IReadOnlyList<TItem> Items, string Version)> CollectAsync<T, TItem>(KubernetesResource<T> resource, Func<T, TItem> map, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<TItem>();
        var version = "";
        await foreach (var page in api.ListPagesAsync(resource, null, ListOptions.None, cancellationToken).ConfigureAwait(false))
        {
            if (page.Restarted)
                items.Clear();
            items.AddRange(page.Items.Select(map));
            version = page.ResourceVersion;
        }

        return (items, version);
    }
}
