namespace AckAuthConsole.Kubernetes.Models;

/// <summary>An object with metadata: everything that an API server stores.</summary>
public interface IKubernetesObject
{
    /// <summary>Group and version, for instance <c>rbac.authorization.k8s.io/v1</c>. Missing in items of lists.</summary>
    string? ApiVersion { get; }

    /// <summary>The kind, for instance <c>ClusterRole</c>. Missing in items of lists.</summary>
    string? Kind { get; }

    /// <summary>Name, namespace, version, labels.</summary>
    V1ObjectMeta? Metadata { get; }
}
