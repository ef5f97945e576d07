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
        spec.HostNetwork == true || spec.HostPID == true || spec.HostIPC == true
            || (spec.Volumes ?? []).Any(v => v.HostPath is not null)
            || (spec.Containers ?? []).Concat(spec.InitContainers ?? []).Any(c => c.SecurityContext?.Privileged == true),
        facesNetwork);
}
