namespace AckAuthConsole.Kubernetes.Models;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record KubernetesList<T>
{
    /// <summary>Group and version of the list.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The kind of the list, for instance <c>ClusterRoleList</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>From where to watch, and where the next page begins.</summary>
    public V1ListMeta? Metadata { get; init; }

    /// <summary>The items, by namespace and name.</summary>
    public IReadOnlyList<T>? Items { get; init; }
}
