using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Everything of interest that manifests hold. Other kinds are passed over.</summary>
public sealed class ManifestContent
{
    /// <summary>ClusterRoles and Roles.</summary>
    public IList<RbacRole> Roles { get; } = [];

    /// <summary>ClusterRoleBindings and RoleBindings.</summary>
    public IList<RbacBinding> Bindings { get; } = [];

    /// <summary>Namespaces, named by themselves or by an object in them; each once.</summary>
    public ISet<string> Namespaces { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>Service accounts.</summary>
    public IList<(string Namespace, string Name)> ServiceAccounts { get; } = [];

    /// <summary>Workloads with their service accounts.</summary>
    public IList<Workload> Workloads { get; } = [];

    /// <summary>Where each role and binding stands; of several with one key the last.</summary>
    public IDictionary<RbacKey, ManifestPlace> Places { get; } = new Dictionary<RbacKey, ManifestPlace>();

    /// <summary>What is wrong. An object with a fault is left out.</summary>
    public IList<ManifestFault> Faults { get; } = [];

    /// <summary>What is not wrong but may surprise.</summary>
    public IList<ManifestFault> Warnings { get; } = [];
}
