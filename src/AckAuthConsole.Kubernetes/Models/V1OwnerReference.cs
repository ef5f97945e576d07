namespace AckAuthConsole.Kubernetes.Models;

/// <summary>An object on which another depends.</summary>
public sealed record V1OwnerReference
{
    /// <summary>Group and version of the owner.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether the owner is the managing controller.</summary>
    public bool? Controller { get; init; }

    /// <summary>The owner's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The owner's name.</summary>
    public string? Name { get; init; }

    /// <summary>The owner's uid.</summary>
    public string? Uid { get; init; }
}
