namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Which token is wanted.</summary>
public sealed record V1TokenRequestSpec
{
    /// <summary>For whom it is meant; empty for the API server.</summary>
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Its life in seconds, at least 600; the server may give another.</summary>
    public long? ExpirationSeconds { get; init; }
}
