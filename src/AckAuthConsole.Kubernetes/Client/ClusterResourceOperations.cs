using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>What can be done with a resource whose objects belong to the whole cluster. Each call throws <see cref="KubernetesException"/> when it fails.</summary>
/// <typeparam name="T">One object of the resource.</typeparam>
public sealed class ClusterResourceOperations<T> : ResourceOperations<T>
    where T : class
{
    internal ClusterResourceOperations(KubernetesApi api, KubernetesResource<T> resource)
        : base(api, resource)
    {
    }

    /// <summary>One object.</summary>
    public Task<T> ReadAsync(string name, CancellationToken cancellationToken) => Api.ReadAsync(Resource, null, name, cancellationToken);

    /// <summary>Creates an object and returns it as stored.</summary>
    public Task<T> CreateAsync(T body, WriteOptions options, CancellationToken cancellationToken) => Api.CreateAsync(Resource, null, body, options, cancellationToken);

    /// <summary>Replaces an object as a whole and returns it as stored.</summary>
    public Task<T> ReplaceAsync(string name, T body, WriteOptions options, CancellationToken cancellationToken) => Api.ReplaceAsync(Resource, null, name, body, options, cancellationToken);

    /// <summary>Changes an object and returns it as stored.</summary>
    public Task<T> PatchAsync(string name, KubernetesPatch patch, WriteOptions options, CancellationToken cancellationToken) => Api.PatchAsync(Resource, null, name, patch, options, cancellationToken);

    /// <summary>Deletes an object.</summary>
    public Task DeleteAsync(string name, V1DeleteOptions? options, CancellationToken cancellationToken) => Api.DeleteAsync(Resource, null, name, options, cancellationToken);
}
