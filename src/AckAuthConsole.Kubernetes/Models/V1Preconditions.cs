namespace AckAuthConsole.Kubernetes.Models;

/// <summary>What must be so before something is done.</summary>
public sealed record V1Preconditions
{
    /// <summary>The version that it must have.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>The uid that it must have.</summary>
    public string? Uid { get; init; }
}
