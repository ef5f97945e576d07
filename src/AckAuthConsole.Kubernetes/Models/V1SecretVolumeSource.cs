namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A secret as a volume.</summary>
public sealed record V1SecretVolumeSource
{
    /// <summary>The secret's name.</summary>
    public string? SecretName { get; init; }
}
