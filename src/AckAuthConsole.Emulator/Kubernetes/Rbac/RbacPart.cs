using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>RBAC in every API server: its objects at first, the index of the authorizer, and the controllers that Kubernetes, ACK and cloud services run.</summary>
internal sealed class RbacPart(EmulatorState state) : IKubeClusterPart
{
    private const string Namespaces = "namespaces";

    private static readonly string[] s_resources =
    [
        $"clusterroles.{RbacNames.Group}", $"roles.{RbacNames.Group}", $"clusterrolebindings.{RbacNames.Group}", $"rolebindings.{RbacNames.Group}",
    ];

    /// <summary>What the authorizer knows of a cluster.</summary>
    public static RbacIndex IndexOf(KubeCluster cluster) => cluster.Feature(() => new RbacIndex());

    public IEnumerable<JsonObject> Seed(KubeCluster cluster) =>
        ClusterObjects.Of(state, cluster.Source).Where(json => cluster.Resources.FindKind((string)json["apiVersion"]!, (string)json["kind"]!) is not null);

    public void Start(KubeCluster cluster)
    {
        var index = IndexOf(cluster);
        foreach (var stored in s_resources.SelectMany(resource => cluster.List(resource))) index.Put(stored.Resource.Kind, stored.Namespace, stored.Name, stored.Data);
        Reconcile(cluster);
        Aggregate(cluster);
    }

    public void OnChange(KubeCluster cluster, KubeChange change)
    {
        var changed = change.Object;
        if (changed.Resource.QualifiedPlural == Namespaces)
        {
            // Its grants may be older than the namespace.
            if (change is { Previous: null, IsDeletion: false }) BindIn(cluster, changed.Name);
            return;
        }

        if (changed.Resource.Group != RbacNames.Group) return;
        var kind = changed.Resource.Kind;
        if (change.IsDeletion) IndexOf(cluster).Remove(kind, changed.Namespace, changed.Name);
        else IndexOf(cluster).Put(kind, changed.Namespace, changed.Name, changed.Data);
        if (kind == RbacNames.ClusterRole)
        {
            if (!change.IsDeletion) RestoreServiceRole(cluster, changed);
            Aggregate(cluster);
        }
        else if (change.IsDeletion)
        {
            GrantBindings.OnDeleted(state, cluster.Source, changed.Namespace, changed.Name, (string?)changed.Data["roleRef"]?["name"] ?? "", cluster.Now);
        }
    }

    // kube-apiserver puts its own objects right whenever it starts.
    private static void Reconcile(KubeCluster cluster)
    {
        foreach (var wanted in BootstrapPolicy.Objects)
        {
            var resource = cluster.Resources.FindKind(RbacNames.ApiVersion, (string)wanted["kind"]!)!;
            var (ns, name) = ((string?)wanted["metadata"]!["namespace"] ?? "", (string)wanted["metadata"]!["name"]!);
            if (BootstrapPolicy.Reconcile(wanted, cluster.Find(resource, ns, name)?.Data, out var isNew) is not { } repaired) continue;
            if (isNew) cluster.Remove(resource, ns, name);
            cluster.Put(repaired);
        }
    }

    private static void Aggregate(KubeCluster cluster)
    {
        var roles = cluster.List(s_resources[0]).Select(stored => stored.Data).ToList();
        foreach (var role in roles)
        {
            if (RoleAggregation.RulesFor(role, roles) is not { } rules) continue;
            var filled = (JsonObject)role.DeepClone();
            filled["rules"] = rules;
            cluster.Put(filled);
        }
    }

    private static void RestoreServiceRole(KubeCluster cluster, StoredObject role)
    {
        if (AckRoles.RulesToRestore(role.Data) is not { } rules) return;
        var restored = role.Copy();
        restored["rules"] = rules;
        cluster.Put(restored);
    }

    private void BindIn(KubeCluster cluster, string ns)
    {
        foreach (var uid in state.Grants.Uids) GrantBindings.AddFor(new BindingStore(cluster), state, cluster.Source, state.Grants.Current(uid), ns);
    }
}
