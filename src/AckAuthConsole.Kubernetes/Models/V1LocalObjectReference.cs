namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Names an object of the same namespace.</summary>
public sealed record V1LocalObjectReference
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }
}
