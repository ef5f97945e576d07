using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Names an object.</summary>
public sealed record V1ObjectReference
{
    /// <summary>Group and version.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace.</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; init; }

    /// <summary>The uid.</summary>
    public string? Uid { get; init; }
}
