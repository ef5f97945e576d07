using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Models;
using Json = AckAuthConsole.Kubernetes.Models.KubernetesJsonContext;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The resources that this client knows. Others are described with <see cref="Raw(string, string, string, string, bool)"/> or a <see cref="KubernetesResource{T}"/> of one's own.</summary>
public static class KubernetesResources
{
    private const string Apps = "apps";
    private const string Networking = "networking.k8s.io";
    private const string Metadata = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private const string MetadataList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    /// <summary>ClusterRoles.</summary>
    public static KubernetesResource<V1ClusterRole> ClusterRoles { get; } = new(RbacNames.ApiGroup, "v1", "clusterroles", "ClusterRole", false, Json.Default.V1ClusterRole, Json.Default.V1ClusterRoleList);

    /// <summary>Roles.</summary>
    public static KubernetesResource<V1Role> Roles { get; } = new(RbacNames.ApiGroup, "v1", "roles", "Role", true, Json.Default.V1Role, Json.Default.V1RoleList);

    /// <summary>ClusterRoleBindings.</summary>
    public static KubernetesResource<V1ClusterRoleBinding> ClusterRoleBindings { get; } =
        new(RbacNames.ApiGroup, "v1", "clusterrolebindings", "ClusterRoleBinding", false, Json.Default.V1ClusterRoleBinding, Json.Default.V1ClusterRoleBindingList);

    /// <summary>RoleBindings.</summary>
    public static KubernetesResource<V1RoleBinding> RoleBindings { get; } = new(RbacNames.ApiGroup, "v1", "rolebindings", "RoleBinding", true, Json.Default.V1RoleBinding, Json.Default.V1RoleBindingList);

    /// <summary>Namespaces.</summary>
    public static KubernetesResource<V1Namespace> Namespaces { get; } = new("", "v1", "namespaces", "Namespace", false, Json.Default.V1Namespace, Json.Default.V1NamespaceList);

    /// <summary>Service accounts.</summary>
    public static KubernetesResource<V1ServiceAccount> ServiceAccounts { get; } = new("", "v1", "serviceaccounts", "ServiceAccount", true, Json.Default.V1ServiceAccount, Json.Default.V1ServiceAccountList);

    /// <summary>Pods.</summary>
    public static KubernetesResource<V1Pod> Pods { get; } = new("", "v1", "pods", "Pod", true, Json.Default.V1Pod, Json.Default.V1PodList);

    /// <summary>Config maps.</summary>
    public static KubernetesResource<V1ConfigMap> ConfigMaps { get; } = new("", "v1", "configmaps", "ConfigMap", true, Json.Default.V1ConfigMap, Json.Default.V1ConfigMapList);

    /// <summary>Services.</summary>
    public static KubernetesResource<V1Service> Services { get; } = new("", "v1", "services", "Service", true, Json.Default.V1Service, Json.Default.V1ServiceList);

    /// <summary>Deployments.</summary>
    public static KubernetesResource<V1Deployment> Deployments { get; } = new(Apps, "v1", "deployments", "Deployment", true, Json.Default.V1Deployment, Json.Default.V1DeploymentList);

    /// <summary>Daemon sets.</summary>
    public static KubernetesResource<V1DaemonSet> DaemonSets { get; } = new(Apps, "v1", "daemonsets", "DaemonSet", true, Json.Default.V1DaemonSet, Json.Default.V1DaemonSetList);

    /// <summary>Ingresses.</summary>
    public static KubernetesResource<V1Ingress> Ingresses { get; } = new(Networking, "v1", "ingresses", "Ingress", true, Json.Default.V1Ingress, Json.Default.V1IngressList);

    /// <summary>Network policies.</summary>
    public static KubernetesResource<V1NetworkPolicy> NetworkPolicies { get; } = new(Networking, "v1", "networkpolicies", "NetworkPolicy", true, Json.Default.V1NetworkPolicy, Json.Default.V1NetworkPolicyList);

    /// <summary>Secrets without their contents, which never travel: names, labels, annotations and times.</summary>
    public static KubernetesResource<V1PartialObjectMetadata> SecretMetadata { get; } = MetadataOf("", "v1", "secrets", "Secret", true);

    /// <summary>Any resource, without the contents of its objects.</summary>
    public static KubernetesResource<V1PartialObjectMetadata> MetadataOf(string group, string version, string plural, string kind, bool isNamespaced) =>
        new(group, version, plural, kind, isNamespaced, Json.Default.V1PartialObjectMetadata, Json.Default.V1PartialObjectMetadataList) { Accept = Metadata, AcceptList = MetadataList };

    /// <summary>Any resource as JSON, so that nothing in its objects is lost by writing them back.</summary>
    public static KubernetesResource<JsonObject> Raw(string group, string version, string plural, string kind, bool isNamespaced) =>
        new(group, version, plural, kind, isNamespaced, Json.Default.JsonObject, Json.Default.JsonObjectList);

    /// <summary>One of the four RBAC resources as JSON.</summary>
    public static KubernetesResource<JsonObject> Raw(RbacKind kind) => kind switch
    {
        RbacKind.ClusterRole => s_clusterRoles,
        RbacKind.Role => s_roles,
        RbacKind.ClusterRoleBinding => s_clusterRoleBindings,
        RbacKind.RoleBinding => s_roleBindings,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private static readonly KubernetesResource<JsonObject> s_clusterRoles = Raw(RbacNames.ApiGroup, "v1", "clusterroles", "ClusterRole", false);
    private static readonly KubernetesResource<JsonObject> s_roles = Raw(RbacNames.ApiGroup, "v1", "roles", "Role", true);
    private static readonly KubernetesResource<JsonObject> s_clusterRoleBindings = Raw(RbacNames.ApiGroup, "v1", "clusterrolebindings", "ClusterRoleBinding", false);
    private static readonly KubernetesResource<JsonObject> s_roleBindings = Raw(RbacNames.ApiGroup, "v1", "rolebindings", "RoleBinding", true);
}
