namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Kernel capabilities of a container.</summary>
public sealed record V1Capabilities
{
    /// <summary>Added ones.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Dropped ones.</summary>
    public IReadOnlyList<string>? Drop { get; init; }
}
