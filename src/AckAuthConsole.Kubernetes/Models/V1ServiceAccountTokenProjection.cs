namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A service account's token in a volume.</summary>
public sealed record V1ServiceAccountTokenProjection
{
    /// <summary>For whom it is meant.</summary>
    public string? Audience { get; init; }

    /// <summary>Its life in seconds.</summary>
    public long? ExpirationSeconds { get; init; }

    /// <summary>The file in the volume.</summary>
    public string? Path { get; init; }
}
