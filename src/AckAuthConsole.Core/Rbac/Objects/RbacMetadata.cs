using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>What an object says about itself, apart from its name. Everything may be missing in a manifest that was never stored.</summary>
public sealed record RbacMetadata
{
    /// <summary>Nothing known.</summary>
    public static RbacMetadata None { get; } = new();

    /// <summary>The API server's id of the object; empty when not stored.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Opaque version for optimistic concurrency; empty when not stored.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>When it was created; null when not known.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Labels.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Annotations.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
