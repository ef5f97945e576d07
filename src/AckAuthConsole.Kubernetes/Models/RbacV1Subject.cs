using System.Text.Json.Serialization;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>To whom a binding gives a role.</summary>
public sealed record RbacV1Subject
{
    /// <summary><c>rbac.authorization.k8s.io</c> for users and groups, empty for service accounts.</summary>
    public string? ApiGroup { get; init; }

    /// <summary><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace of a service account.</summary>
    [JsonPropertyName("namespace")]
    public string? NamespaceProperty { get; init; }
}
