using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A request about a resource. <c>*</c> is compared literally.</summary>
public sealed record V1ResourceAttributes
{
    /// <summary>The API group; empty for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>The object's name; empty for none in particular.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace; empty for cluster scope.</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; init; }

    /// <summary>The resource, in the plural.</summary>
    public string? Resource { get; init; }

    /// <summary>The subresource.</summary>
    public string? Subresource { get; init; }

    /// <summary>The verb.</summary>
    public string? Verb { get; init; }

    /// <summary>The version; RBAC does not look at it.</summary>
    public string? Version { get; init; }
}
