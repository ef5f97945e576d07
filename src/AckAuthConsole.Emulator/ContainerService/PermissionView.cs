using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>What a caller's own grants let it see and change of the grants of others. Inside a cluster a new grant works at once, without the lag of reads.</summary>
internal static class PermissionView
{
    /// <summary>The role that makes its holder equal to the account inside a cluster.</summary>
    public const string ClusterAdmin = "cluster-admin";

    /// <summary>Whether the caller administers one cluster: the account, its creator, and holders of <c>admin</c> or of <c>cluster-admin</c>, there or for all clusters.</summary>
    public static bool Administers(EmulatorState state, Caller caller, string clusterId) =>
        caller is AccountCaller || state.Grants.Current(caller.Uid).Any(grant => IsAdministrator(grant) && Covers(grant, clusterId));

    /// <summary>Whether the caller administers all clusters, those to come included.</summary>
    public static bool AdministersAll(EmulatorState state, Caller caller) =>
        caller is AccountCaller || state.Grants.Current(caller.Uid).Any(grant => IsAdministrator(grant) && grant.Scope == GrantScope.AllClusters);

    /// <summary>Whether the caller may see or change the entry.</summary>
    public static bool Reaches(EmulatorState state, Caller caller, Grant grant) =>
        grant.Scope == GrantScope.AllClusters ? AdministersAll(state, caller) : Administers(state, caller, grant.ClusterId);

    /// <summary>The namespaces that the caller sees in a cluster; null without any role there.</summary>
    public static IReadOnlyList<string>? NamespacesSeenBy(EmulatorState state, Caller caller, Cluster cluster)
    {
        if (caller is AccountCaller)
        {
            return cluster.Namespaces;
        }

        var here = state.Grants.Current(caller.Uid).Where(grant => Covers(grant, cluster.ClusterId)).ToList();
        if (here.Count == 0)
        {
            return null;
        }

        var own = here.Select(grant => grant.Namespace).ToHashSet(StringComparer.Ordinal);
        return here.Exists(grant => grant.Scope != GrantScope.Namespace) ? cluster.Namespaces : [.. cluster.Namespaces.Where(own.Contains)];
    }

    private static bool IsAdministrator(Grant grant) =>
        grant.Scope != GrantScope.Namespace && (grant.IsOwner || grant.RoleName == (grant.IsCustom ? ClusterAdmin : "admin"));

    private static bool Covers(Grant grant, string clusterId) => grant.Scope == GrantScope.AllClusters || grant.ClusterId == clusterId;
}
