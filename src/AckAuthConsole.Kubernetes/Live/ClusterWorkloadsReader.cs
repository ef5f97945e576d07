using System.Runtime.InteropServices;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Manifests;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>Service accounts and workloads by the clusters' API servers.</summary>
internal sealed class ClusterWorkloadsReader(ClusterApis apis) : IClusterWorkloads
{
    private const string Default = "default";

    public Task<Result<ClusterWorkloads>> ReadAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return apis.CallAsync(cluster, api => ReadAsync(api, cancellationToken), null, null, cancellationToken);
    }

    public static async Task<ClusterWorkloads> ReadAsync(KubernetesApi api, CancellationToken cancellationToken)
    {
        var accounts = ListAsync(api, KubernetesResources.ServiceAccounts, cancellationToken);
        var pods = ListAsync(api, KubernetesResources.Pods, cancellationToken);
        var deployments = ListAsync(api, KubernetesResources.Deployments, cancellationToken);
        var daemonSets = ListAsync(api, KubernetesResources.DaemonSets, cancellationToken);
        var services = ListAsync(api, KubernetesResources.Services, cancellationToken);
        var ingresses = ListAsync(api, KubernetesResources.Ingresses, cancellationToken);
        await Task.WhenAll(accounts, pods, deployments, daemonSets, services, ingresses).ConfigureAwait(false);

        var gaps = new List<(string, Failure)>();
        var mounts = Take(await accounts.ConfigureAwait(false), gaps).ToDictionary(static a => (Of(a.Metadata), a.Metadata?.Name ?? ""), static a => a.AutomountServiceAccountToken);
        var exposure = new Exposure();
        foreach (var service in Take(await services.ConfigureAwait(false), gaps))
            exposure.Add(Of(service.Metadata), service.Metadata?.Name ?? "", service.Spec);
        foreach (var ingress in Take(await ingresses.ConfigureAwait(false), gaps))
            exposure.Add(Of(ingress.Metadata), ingress.Spec);
        var found = new Dictionary<(string, string, string), Workload>();
        foreach (var deployment in Take(await deployments.ConfigureAwait(false), gaps))
            Add("Deployment", deployment.Metadata, deployment.Spec?.Template?.Metadata, deployment.Spec?.Template?.Spec);
        foreach (var daemonSet in Take(await daemonSets.ConfigureAwait(false), gaps))
            Add("DaemonSet", daemonSet.Metadata, daemonSet.Spec?.Template?.Metadata, daemonSet.Spec?.Template?.Spec);
        foreach (var pod in Take(await pods.ConfigureAwait(false), gaps))
        {
            var (kind, name) = ControllerOf(pod.Metadata);
            Add(kind, new V1ObjectMeta { Name = name, NamespaceProperty = Of(pod.Metadata) }, pod.Metadata, pod.Spec);
        }

        return new ClusterWorkloads([.. mounts.Keys], [.. found.Values], gaps);

        void Add(string kind, V1ObjectMeta? meta, V1ObjectMeta? ofPods, V1PodSpec? spec)
        {
            var (ns, name) = (Of(meta), meta?.Name ?? "");
            var account = string.IsNullOrEmpty(spec?.ServiceAccountName) ? Default : spec.ServiceAccountName;

            // The pod's word counts before the account's; without either the token is there.
            var mounts0 = spec?.AutomountServiceAccountToken ?? (mounts.TryGetValue((ns, account), out var own) ? own : null) ?? true;
            var workload = new Workload(ns, kind, name, account, mounts0, kind == "DaemonSet", spec is not null && Workloads.IsPrivileged(spec), exposure.Reaches(ns, ofPods?.Labels, spec));
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(found, (ns, kind, name), out _);

            // The pods of one controller may differ; the worst of them counts.
            known = known is null ? workload : known with { IsPrivileged = known.IsPrivileged || workload.IsPrivileged, FacesNetwork = known.FacesNetwork || workload.FacesNetwork };
        }
    }

    // A refusal is a gap; everything else is the call's own failure.
    private static async Task<(IReadOnlyList<T> Items, string Plural, Failure? Refusal)> ListAsync<T>(KubernetesApi api, KubernetesResource<T> resource, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await api.ListAllAsync(resource, null, ListOptions.None, cancellationToken).ConfigureAwait(false), resource.Plural, null);
        }
        catch (KubernetesException e) when (e.Error.Kind is KubernetesErrorKind.Forbidden or KubernetesErrorKind.NotFound)
        {
            return ([], resource.Plural, e.Error.ToFailure());
        }
    }

    private static IReadOnlyList<T> Take<T>((IReadOnlyList<T> Items, string Plural, Failure? Refusal) list, List<(string, Failure)> gaps)
    {
        if (list.Refusal is not null)
            gaps.Add((list.Plural, list.Refusal));
        return list.Items;
    }

    private static (string Kind, string Name) ControllerOf(V1ObjectMeta? pod)
    {
        if (pod?.OwnerReferences?.FirstOrDefault(static o => o.Controller == true) is not { Kind: { } kind, Name: { } name })
            return ("Pod", pod?.Name ?? "");

        // A ReplicaSet is named after its Deployment; one that stands alone keeps its own kind only if its name has no hash.
        return kind == "ReplicaSet" && name.LastIndexOf('-') is > 0 and var dash ? ("Deployment", name[..dash]) : (kind, name);
    }

    private static string Of(V1ObjectMeta? meta) => meta?.NamespaceProperty ?? "";
}
