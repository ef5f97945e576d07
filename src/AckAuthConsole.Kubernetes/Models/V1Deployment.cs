namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A deployment, as far as it matters to permissions.</summary>
public sealed record V1Deployment : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1DeploymentSpec? Spec { get; init; }
}
