using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What can be done with a resource whose objects are in namespaces. Each call throws <see cref="KubernetesException"/> when it fails.</summary>
/// <typeparam name="T">One object of the resource.</typeparam>
public sealed class NamespacedResourceOperations<T> : ResourceOperations<T>
    where T : class
{
    internal NamespacedResourceOperations(KubernetesApi api, KubernetesResource<T> resource)
        : base(api, resource)
    {
    }

    /// <summary>Everything of one namespace, page by page; begins anew when the server has forgotten the rest.</summary>
    public IAsyncEnumerable<KubernetesPage<T>> ListPagesAsync(string ns, ListOptions options, CancellationToken cancellationToken) => Api.ListPagesAsync(Resource, ns, options, cancellationToken);

    /// <summary>Everything of one namespace.</summary>
    public Task<IReadOnlyList<T>> ListAsync(string ns, ListOptions options, CancellationToken cancellationToken) => Api.ListAllAsync(Resource, ns, options, cancellationToken);

    /// <summary>Changes in one namespace after a version.</summary>
    public IAsyncEnumerable<WatchEvent<T>> WatchAsync(string ns, string resourceVersion, ListOptions options, CancellationToken cancellationToken) => Api.WatchAsync(Resource, ns, resourceVersion, options, cancellationToken);

    /// <summary>One object.</summary>
    public Task<T> ReadAsync(string ns, string name, CancellationToken cancellationToken) => Api.ReadAsync(Resource, ns, name, cancellationToken);

    /// <summary>Creates an object and returns it as stored.</summary>
    public Task<T> CreateAsync(string ns, T body, WriteOptions options, CancellationToken cancellationToken) => Api.CreateAsync(Resource, ns, body, options, cancellationToken);

    /// <summary>Replaces an object as a whole and returns it as stored.</summary>
    public Task<T> ReplaceAsync(string ns, string name, T body, WriteOptions options, CancellationToken cancellationToken) => Api.ReplaceAsync(Resource, ns, name, body, options, cancellationToken);

    /// <summary>Changes an object and returns it as stored.</summary>
    public Task<T> PatchAsync(string ns, string name, KubernetesPatch patch, WriteOptions options, CancellationToken cancellationToken) => Api.PatchAsync(Resource, ns, name, patch, options, cancellationToken);

    /// <summary>Deletes an object.</summary>
    public Task DeleteAsync(string ns, string name, V1DeleteOptions? options, CancellationToken cancellationToken) => Api.DeleteAsync(Resource, ns, name, options, cancellationToken);

    /// <summary>Deletes every object of a namespace that the selectors match.</summary>
    public Task DeleteCollectionAsync(string ns, ListOptions selectors, V1DeleteOptions? options, CancellationToken cancellationToken) => Api.DeleteCollectionAsync(Resource, ns, selectors, options, cancellationToken);
}
