namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A request about a path.</summary>
public sealed record V1NonResourceAttributes
{
    /// <summary>The path.</summary>
    public string? Path { get; init; }

    /// <summary>The verb.</summary>
    public string? Verb { get; init; }
}
