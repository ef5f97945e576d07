using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The bindings of an API server.</summary>
internal sealed class BindingStore(KubeCluster cluster) : IBindingStore
{
    public JsonObject? Find(string kind, string ns, string name) => cluster.Find(cluster.Resources.FindKind(RbacNames.ApiVersion, kind)!, ns, name)?.Data;

    public void Put(JsonObject json) => cluster.Put(json);

    public void Remove(string kind, string ns, string name) => cluster.Remove(cluster.Resources.FindKind(RbacNames.ApiVersion, kind)!, ns, name);
}
