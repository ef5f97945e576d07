using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>A resource of the API and the form in which it is read and written.</summary>
/// <typeparam name="T">One object of it.</typeparam>
public sealed class KubernetesResource<T>
    where T : class
{
    /// <summary>Describes a resource.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="version">The version, for instance <c>v1</c>.</param>
    /// <param name="plural">The name in the plural.</param>
    /// <param name="kind">The kind of its objects.</param>
    /// <param name="isNamespaced">Whether its objects are in namespaces.</param>
    /// <param name="item">How one object is read and written.</param>
    /// <param name="list">How a list is read.</param>
    public KubernetesResource(string group, string version, string plural, string kind, bool isNamespaced, JsonTypeInfo<T> item, JsonTypeInfo<KubernetesList<T>> list)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentException.ThrowIfNullOrEmpty(plural);
        (Group, Version, Plural, Kind, IsNamespaced, Item, List) = (group, version, plural, kind, isNamespaced, item, list);
    }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>The version.</summary>
    public string Version { get; }

    /// <summary>The name in the plural.</summary>
    public string Plural { get; }

    /// <summary>The kind of its objects.</summary>
    public string Kind { get; }

    /// <summary>Whether its objects are in namespaces.</summary>
    public bool IsNamespaced { get; }

    /// <summary>How a reply is asked for.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>As <see cref="Accept"/>, for lists and watches.</summary>
    public string AcceptList { get; init; } = "application/json";

    internal JsonTypeInfo<T> Item { get; }

    internal JsonTypeInfo<KubernetesList<T>> List { get; }

    /// <inheritdoc />
    public override string ToString() => Group.Length == 0 ? Plural : $"{Plural}.{Group}";
}
