namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What can be done with one resource. Each call throws <see cref="KubernetesException"/> when it fails.</summary>
/// <typeparam name="T">One object of the resource.</typeparam>
public class ResourceOperations<T>
    where T : class
{
    internal ResourceOperations(KubernetesApi api, KubernetesResource<T> resource) => (Api, Resource) = (api, resource);

    /// <summary>The resource.</summary>
    public KubernetesResource<T> Resource { get; }

    private protected KubernetesApi Api { get; }

    /// <summary>Everything, of all namespaces where the resource has them, page by page; begins anew when the server has forgotten the rest.</summary>
    public IAsyncEnumerable<KubernetesPage<T>> ListPagesAsync(ListOptions options, CancellationToken cancellationToken) => Api.ListPagesAsync(Resource, null, options, cancellationToken);

    /// <summary>Everything, of all namespaces where the resource has them.</summary>
    public Task<IReadOnlyList<T>> ListAsync(ListOptions options, CancellationToken cancellationToken) => Api.ListAllAsync(Resource, null, options, cancellationToken);

    /// <summary>Changes of everything, of all namespaces where the resource has them, after a version.</summary>
    public IAsyncEnumerable<WatchEvent<T>> WatchAsync(string resourceVersion, ListOptions options, CancellationToken cancellationToken) => Api.WatchAsync(Resource, null, resourceVersion, options, cancellationToken);
}
