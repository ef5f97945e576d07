using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>The bindings by which ACK's grants appear in a cluster. They carry no mark: only their names and their subject tell.</summary>
internal static class AckBindings
{
    /// <summary>What <c>admin-view</c> is called unless the options say otherwise. The vendor does not publish it.</summary>
    public const string DefaultAdminViewName = AckRoles.AdminView;

    /// <summary>The bindings of everybody in a cluster. Those for namespaces that do not exist (yet) are left out.</summary>
    public static IEnumerable<AckBinding> Of(EmulatorState state, Cluster cluster)
    {
        // The account is administrator everywhere, whoever made the cluster.
        if (!state.Grants.Current(EmulatorState.AccountId).Any(grant => grant.IsOwner && grant.ClusterId == cluster.ClusterId)) yield return OfAccount(state, cluster);
        foreach (var binding in state.Grants.Uids.SelectMany(uid => Of(state, cluster, state.Grants.Current(uid)))) yield return binding;
    }

    /// <summary>The bindings of one identity in a cluster.</summary>
    /// <param name="state">The account.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="grants">What the identity holds, in any cluster.</param>
    public static List<AckBinding> Of(EmulatorState state, Cluster cluster, IReadOnlyList<Grant> grants)
    {
        var bindings = new List<AckBinding>();
        var taken = new HashSet<(string Namespace, string Name)>();

        // A cluster's own grants come first: where two want the same name, theirs has it.
        foreach (var grant in grants.Where(grant => Covers(grant, cluster)).OrderBy(grant => grant.Scope == GrantScope.AllClusters))
        {
            var role = RoleOf(grant, cluster);
            var name = grant.IsOwner ? NameOf(grant.Uid, AckRoles.ClusterAdmin, "") : NameOf(grant.Uid, grant.IsCustom ? role : "", grant.Namespace);

            // Two predefined roles in one place cannot be made any more; who holds them from before has the second under the name that custom roles have.
            if (!taken.Add((grant.Namespace, name)))
            {
                name = NameOf(grant.Uid, role, grant.Namespace);
                if (!taken.Add((grant.Namespace, name))) continue;
            }

            bindings.Add(new(grant.Namespace, name, role, SubjectOf(state, cluster, grant.Uid), grant));
        }

        return bindings;
    }

    /// <summary>The name of an identity in a cluster: its id, with the suffix of the kubeconfig that is in force.</summary>
    public static string SubjectOf(EmulatorState state, Cluster cluster, string uid) =>
        state.KubeconfigOf(cluster.ClusterId, uid) is { Removed: false, Suffix: > 0 } held ? held.UserName : uid;

    /// <summary>Whether a grant takes effect in a cluster.</summary>
    public static bool Covers(Grant grant, Cluster cluster) => grant.Scope switch
    {
        GrantScope.AllClusters => true,
        GrantScope.Namespace => grant.ClusterId == cluster.ClusterId && cluster.Namespaces.Contains(grant.Namespace),
        _ => grant.ClusterId == cluster.ClusterId,
    };

    private static AckBinding OfAccount(EmulatorState state, Cluster cluster) => new(
        "", NameOf(EmulatorState.AccountId, AckRoles.ClusterAdmin, ""), AckRoles.ClusterAdmin, SubjectOf(state, cluster, EmulatorState.AccountId), null);

    private static string RoleOf(Grant grant, Cluster cluster) =>
        grant.IsOwner ? AckRoles.ClusterAdmin : grant.IsCustom ? grant.RoleName : AckRoles.ClusterRoleOf(grant.RoleName, cluster.AdminViewRole);

    private static string NameOf(string uid, string role, string ns)
    {
        // Services name their bindings after their roles, not after themselves.
        if (AckRoles.ServiceRole(role) is not null) return ns.Length > 0 ? $"{role}-{ns}-rolebinding" : $"{role}binding";
        return $"{uid}{(role.Length > 0 ? $"-{role}" : "")}{(ns.Length > 0 ? $"-{ns}-rolebinding" : "-clusterrolebinding")}";
    }
}
