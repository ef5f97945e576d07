namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Asks for a token of a service account.</summary>
public sealed record Authenticationv1TokenRequest : IKubernetesObject
{
    /// <inheritdoc />
    public string? ApiVersion { get; init; }

    /// <inheritdoc />
    public string? Kind { get; init; }

    /// <inheritdoc />
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>What is wanted.</summary>
    public V1TokenRequestSpec? Spec { get; init; }

    /// <summary>The token; null in the question.</summary>
    public V1TokenRequestStatus? Status { get; init; }
}
