using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Metadata of a list.</summary>
public sealed record V1ListMeta
{
    /// <summary>Where the next page begins; null or empty on the last one.</summary>
    [JsonPropertyName("continue")]
    public string? ContinueProperty { get; init; }

    /// <summary>How many items follow; null when the server does not say.</summary>
    public long? RemainingItemCount { get; init; }

    /// <summary>The opaque version of the whole list, the same for all its pages: from there to watch.</summary>
    public string? ResourceVersion { get; init; }
}
