using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The bindings of one cluster, as ACK itself writes them: past authorization and admission.</summary>
internal interface IBindingStore
{
    /// <summary>An object; null where there is none.</summary>
    JsonObject? Find(string kind, string ns, string name);

    /// <summary>Stores an object, in place of the one of its name.</summary>
    void Put(JsonObject json);

    /// <summary>Removes an object, if it is there.</summary>
    void Remove(string kind, string ns, string name);
}
