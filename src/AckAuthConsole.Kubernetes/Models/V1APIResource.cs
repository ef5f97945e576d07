namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A resource that a server has.</summary>
public sealed record V1APIResource
{
    /// <summary>Its group, when it is not that of the list.</summary>
    public string? Group { get; init; }

    /// <summary>The kind of its objects.</summary>
    public string? Kind { get; init; }

    /// <summary>The name in the plural; a subresource as <c>pods/log</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether its objects are in namespaces.</summary>
    public bool Namespaced { get; init; }

    /// <summary>Short names, for instance <c>po</c>.</summary>
    public IReadOnlyList<string>? ShortNames { get; init; }

    /// <summary>The name in the singular; may be empty.</summary>
    public string? SingularName { get; init; }

    /// <summary>What can be done with it.</summary>
    public IReadOnlyList<string>? Verbs { get; init; }
}
