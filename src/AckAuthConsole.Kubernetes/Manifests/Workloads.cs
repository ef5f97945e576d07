using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Reads from a pod's specification as what it runs and how far it reaches.</summary>
internal static class Workloads
{
    public static Workload Of(string ns, string kind, string name, V1PodSpec spec, bool facesNetwork) => new(
        ns,
        kind,
        name,
        string.IsNullOrEmpty(spec.ServiceAccountName) ? "default" : spec.ServiceAccountName,
        spec.AutomountServiceAccountToken ?? true,
        kind == "DaemonSet",
        IsPrivileged(spec),
        facesNetwork);

    /// <summary>Whether what runs in it can take over its node.</summary>
    public static bool IsPrivileged(V1PodSpec spec) =>
        spec.HostNetwork == true || spec.HostPID == true || spec.HostIPC == true
        || (spec.Volumes ?? []).Any(static v => v?.HostPath is not null)
        || (spec.Containers ?? []).Concat(spec.InitContainers ?? []).Concat(spec.EphemeralContainers ?? []).Any(static c => c?.SecurityContext?.Privileged == true);
}
