using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>Controllers of namespaces: each has its default service account, one that ends is emptied, and CS knows all of them.</summary>
internal sealed class NamespacePart : IKubeClusterPart
{
    public IEnumerable<JsonObject> Seed(KubeCluster cluster) => cluster.Source.Namespaces.SelectMany(name => (JsonObject[])
    [
        new()
        {
            ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") }, ["status"] = new JsonObject { ["phase"] = "Active" },
        },
        DefaultAccount(name),
    ]);

    public void Start(KubeCluster cluster) => Follow(cluster);

    public void OnChange(KubeCluster cluster, KubeChange change)
    {
        if (change.Object.Resource.Kind == "ServiceAccount" && change is { IsDeletion: true, Object.Name: "default" })
        {
            if (cluster.Find("namespaces", "", change.Object.Namespace) is { IsBeingDeleted: false }) cluster.Put(DefaultAccount(change.Object.Namespace));
            return;
        }
        if (change.Object.Resource.Kind != "Namespace") return;
        if (!change.IsDeletion && !change.Object.IsBeingDeleted && change.Previous is null) cluster.Put(DefaultAccount(change.Object.Name));
        if (!change.IsDeletion && change.Object.IsBeingDeleted) Empty(cluster, change.Object.Name);
        Follow(cluster);
    }

    /// <summary>Takes a namespace away with everything in it.</summary>
    public static void Remove(KubeCluster cluster, string ns)
    {
        foreach (var stored in cluster.Resources.All.Where(resource => resource is { IsStored: true, IsNamespaced: true }).SelectMany(resource => cluster.List(resource, ns)).ToList()) cluster.Delete(stored);
        cluster.Remove(cluster.Resources["namespaces"], "", ns);
    }

    private static void Empty(KubeCluster cluster, string ns)
    {
        foreach (var resource in cluster.Resources.All.Where(resource => resource is { IsStored: true, IsNamespaced: true }))
        {
            foreach (var stored in cluster.List(resource, ns).ToList())
            {
                if (Api.DeleteOperations.HasNoFinalizers(resource, stored.Data)) cluster.Delete(stored);
            }
        }
        var isEmpty = cluster.Resources.All.Where(resource => resource is { IsStored: true, IsNamespaced: true }).All(resource => !cluster.List(resource, ns).Any());
        if (!isEmpty || cluster.Find("namespaces", "", ns) is not { IsBeingDeleted: true } current) return;
        if (current.Metadata["finalizers"] is not JsonArray { Count: > 0 }) cluster.Delete(current);
    }

    // CS lists a cluster's namespaces without asking its API server.
    private static void Follow(KubeCluster cluster)
    {
        var names = cluster.List("namespaces").Select(stored => stored.Name).ToList();
        if (!names.SequenceEqual(cluster.Source.Namespaces)) cluster.Source.Namespaces = names;
    }

    private static JsonObject DefaultAccount(string ns) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ServiceAccount",
        ["metadata"] = new JsonObject { ["name"] = "default", ["namespace"] = ns },
    };
}
