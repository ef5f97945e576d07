using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Keeps the bindings of a cluster in step with ACK's grants, and the grants with what is deleted by hand. The caller holds the state's lock.</summary>
internal static class GrantBindings
{
    /// <summary>Writes what a change of somebody's grants means in a cluster.</summary>
    public static void Update(IBindingStore store, EmulatorState state, Cluster cluster, IReadOnlyList<Grant> before, IReadOnlyList<Grant> after)
    {
        var wanted = AckBindings.Of(state, cluster, after);
        foreach (var gone in AckBindings.Of(state, cluster, before))
        {
            if (!wanted.Exists(binding => binding.Namespace == gone.Namespace && binding.Name == gone.Name)) store.Remove(gone.Kind, gone.Namespace, gone.Name);
        }

        foreach (var binding in wanted) Put(store, binding);
    }

    /// <summary>Writes somebody's bindings anew after his name in the cluster has changed. Bindings made by hand keep the old one, and so lose their power.</summary>
    public static void Rename(IBindingStore store, EmulatorState state, Cluster cluster, string uid)
    {
        var bindings = uid == EmulatorState.AccountId ? AckBindings.Of(state, cluster).Where(binding => binding.Grant is null || binding.Grant.Uid == uid) : AckBindings.Of(state, cluster, state.Grants.Current(uid));
        foreach (var binding in bindings.Where(binding => store.Find(binding.Kind, binding.Namespace, binding.Name) is not null).ToList()) Put(store, binding);
    }

    /// <summary>Writes the bindings of somebody's grants in a namespace that has just come to be.</summary>
    public static void AddFor(IBindingStore store, EmulatorState state, Cluster cluster, IReadOnlyList<Grant> grants, string ns)
    {
        if (!grants.Any(grant => grant.Namespace == ns && grant.ClusterId == cluster.ClusterId)) return;
        foreach (var binding in AckBindings.Of(state, cluster, grants).Where(binding => binding.Namespace == ns)) Put(store, binding);
    }

    /// <summary>
    /// The permission API tells what the bindings say: a grant whose binding was deleted by hand is gone there too, the owner's included. A grant for all
    /// clusters is kept by the account, not by one cluster, and stays.
    /// </summary>
    /// <param name="state">The account.</param>
    /// <param name="cluster">Where the binding was.</param>
    /// <param name="ns">Its namespace; empty for a ClusterRoleBinding.</param>
    /// <param name="name">Its name.</param>
    /// <param name="roleName">What it bound: when ACK itself changes a role, the grant names another one already.</param>
    /// <param name="now">The moment.</param>
    public static void OnDeleted(EmulatorState state, Cluster cluster, string ns, string name, string roleName, DateTimeOffset now)
    {
        var uid = name[..name.TakeWhile(char.IsAsciiDigit).Count()];
        if (uid.Length == 0 && AckRoles.ServiceRole(ServiceRoleOf(name)) is null) return;
        IReadOnlyList<string> holders = uid.Length > 0 ? [uid] : [.. state.Grants.Uids];
        foreach (var holder in holders)
        {
            var grants = state.Grants.Current(holder);
            var binding = AckBindings.Of(state, cluster, grants).Find(binding => binding.Namespace == ns && binding.Name == name && binding.RoleName == roleName);
            if (binding?.Grant is { Scope: not GrantScope.AllClusters } grant) state.Grants.Replace(holder, [.. grants.Where(held => held != grant)], now);
        }
    }

    private static string ServiceRoleOf(string binding) => binding.EndsWith("binding", StringComparison.Ordinal) ? binding[..^"binding".Length] : binding;

    private static void Put(IBindingStore store, AckBinding binding)
    {
        var json = binding.ToJson();
        if (store.Find(binding.Kind, binding.Namespace, binding.Name) is { } current)
        {
            // A binding cannot change its role: another predefined role is another binding under the same name.
            if (!JsonNode.DeepEquals(current["roleRef"], json["roleRef"])) store.Remove(binding.Kind, binding.Namespace, binding.Name);
            else if (JsonNode.DeepEquals(current["subjects"], json["subjects"])) return;
        }

        store.Put(json);
    }
}
