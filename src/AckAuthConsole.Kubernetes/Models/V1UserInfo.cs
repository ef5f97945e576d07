namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Somebody as the API server knows him.</summary>
public sealed record V1UserInfo
{
    /// <summary>Further facts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Extra { get; init; }

    /// <summary>The groups.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The uid.</summary>
    public string? Uid { get; init; }

    /// <summary>The name.</summary>
    public string? Username { get; init; }
}
