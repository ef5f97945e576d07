using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Which pods can be reached from outside the cluster: by a port of their node, or by a service that has an address outside or stands behind an ingress.</summary>
internal sealed class Exposure
{
    private readonly Dictionary<(string Namespace, string Name), IReadOnlyDictionary<string, string>> _selectors = [];
    private readonly HashSet<(string Namespace, string Name)> _open = [];

    public void Add(string ns, string name, V1ServiceSpec? spec)
    {
        // A service without a selector leads to what somebody else names.
        if (spec?.Selector is not { Count: > 0 } selector)
            return;
        _selectors[(ns, name)] = selector;
        if (spec.Type is "LoadBalancer" or "NodePort" || spec.ExternalIPs is { Count: > 0 })
            _open.Add((ns, name));
    }

    public void Add(string ns, V1IngressSpec? spec)
    {
        // A manifest that nobody has applied yet may have empty items in its lists.
        foreach (var backend in (spec?.Rules ?? []).SelectMany(static r => r?.Http?.Paths ?? []).Select(static p => p?.Backend).Append(spec?.DefaultBackend))
        {
            if (backend?.Service?.Name is { Length: > 0 } name)
                _open.Add((ns, name));
        }
    }

    public bool Reaches(string ns, IReadOnlyDictionary<string, string>? labels, V1PodSpec? spec) =>
        spec?.HostNetwork == true
        || (spec?.Containers ?? []).Concat(spec?.InitContainers ?? []).SelectMany(static c => c?.Ports ?? []).Any(static p => p?.HostPort > 0)
        || (labels is not null && _open.Any(o => o.Namespace == ns && _selectors.TryGetValue(o, out var selector) && selector.All(l => labels.TryGetValue(l.Key, out var value) && value == l.Value)));
}
