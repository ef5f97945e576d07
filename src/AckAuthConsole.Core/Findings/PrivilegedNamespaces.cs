using System.Collections.Frozen;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Findings;

/// <summary>Namespaces in which rights are worth those of the whole cluster, since components with far rights run there.</summary>
internal sealed class PrivilegedNamespaces(ClusterWorkloads? workloads)
{
    private static readonly FrozenSet<string> s_known = new[]
    {
        "kube-system", "arms-prom", "ack-onepilot", "mse-ingress-controller", "ack-multiple-clusters", "ack-csi-fuse", "istio-system", "knative-serving", "csdr", "argocd",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> _seen = (workloads?.Workloads ?? []).Where(w => w.IsPrivileged).Select(w => w.Namespace).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it is one of ACK's add-ons, or a privileged container was seen in it.</summary>
    public bool Contains(string ns) => s_known.Contains(ns) || _seen.Contains(ns);

    /// <summary>Whether it is one of Kubernetes or of ACK's add-ons.</summary>
    public static bool IsOfAddOn(string ns) => s_known.Contains(ns) || ns == "kube-public";
}
