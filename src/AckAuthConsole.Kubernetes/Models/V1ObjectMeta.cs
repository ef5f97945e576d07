using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Metadata of an object. <c>managedFields</c> is left out.</summary>
public sealed record V1ObjectMeta
{
    /// <summary>Annotations.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>When it was created; set by the server.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary>When its deletion was asked for; null when it was not.</summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary>What must be done before it is deleted.</summary>
    public IReadOnlyList<string>? Finalizers { get; init; }

    /// <summary>A prefix to which the server adds a random end when no name is given.</summary>
    public string? GenerateName { get; init; }

    /// <summary>Counts the changes of the wanted state; not set for all kinds.</summary>
    public long? Generation { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace; null for objects of the cluster.</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; init; }

    /// <summary>On what it depends: it is deleted with them.</summary>
    public IReadOnlyList<V1OwnerReference>? OwnerReferences { get; init; }

    /// <summary>The opaque version for optimistic concurrency.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Unique over time: an object that is deleted and made again has another.</summary>
    public string? Uid { get; init; }
}
