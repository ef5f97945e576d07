namespace AckAuthConsole.Kubernetes.Models;

/// <summary>An object of any kind without its contents: the form in which secrets are read here.</summary>
public sealed record V1PartialObjectMetadata : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }
}
