using System.Collections.Frozen;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Origins;

/// <summary>Tells by name and label who looks after a role. The names of services follow the vendor's pattern; those of add-ons are the ones that are met in clusters.</summary>
public static class RoleOrigins
{
    /// <summary>The label of what Kubernetes makes by itself.</summary>
    public const string BootstrapLabel = "kubernetes.io/bootstrapping";

    /// <summary>The annotation by which a cloud service is told not to put its role back.</summary>
    public const string UserCustomizedAnnotation = "inner.service.alibabacloud.com/user-customized";

    private const string ServiceMark = "-aliyunservicerolefor";

    private static readonly FrozenSet<string> s_addOns = new[]
    {
        "arms-kube-state-metrics", "arms-node-exporter", "arms-prom-ack-arms-prometheus-role", "arms-prometheus-oper3", "arms-prometheus-ack-arms-prometheus-role", "arms-pilot-prom-k8s",
        "arms-pilot-prom-spec-ns-k8s", "gpu-prometheus-exporter", "o11y:addon-controller:role", "ack-mc:argocd-ackone-dev", "ack-agent-create-cm-role", "ack-agent-update-cm-role", "ack-agent-read-cm-role",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Who looks after a role.</summary>
    public static RoleOrigin Of(RbacRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        if (role.Key.Kind == RbacKind.ClusterRole && PredefinedClusterRoles.TryFromClusterRole(role.Key.Name, out _))
            return RoleOrigin.AckPredefined;
        if (role.Metadata.Labels.ContainsKey(BootstrapLabel))
            return RoleOrigin.KubernetesDefault;
        return IsOfService(role.Key.Name) || s_addOns.Contains(role.Key.Name) ? RoleOrigin.Service : RoleOrigin.Custom;
    }

    /// <summary>Whether a cloud service made a role or binding of this name for itself: <c>&lt;service&gt;-aliyunservicerolefor…-clusterrole</c>, <c>…-rolebinding</c> and so on.</summary>
    public static bool IsOfService(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.IndexOf(ServiceMark, StringComparison.Ordinal) > 0
            && (name.EndsWith("-clusterrole", StringComparison.Ordinal) || name.EndsWith("-role", StringComparison.Ordinal)
                || name.EndsWith("-clusterrolebinding", StringComparison.Ordinal) || name.EndsWith("-rolebinding", StringComparison.Ordinal));
    }
}
