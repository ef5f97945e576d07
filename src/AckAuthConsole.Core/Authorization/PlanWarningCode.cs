namespace AckAuthConsole.Core.Authorization;

/// <summary>What a plan warns of. Resource keys are <c>Warning_&lt;code&gt;</c> and <c>Warning_&lt;code&gt;_Advice</c>.</summary>
public enum PlanWarningCode
{
    /// <summary>The custom ClusterRole <c>cluster-admin</c>: the account's own power in that cluster.</summary>
    ClusterAdmin,

    /// <summary>Administrator of a cluster.</summary>
    Administrator,

    /// <summary>Administrator or O&amp;M Engineer of all clusters, those created later included.</summary>
    PowerInAllClusters,

    /// <summary>A grant for all clusters, those created later included.</summary>
    AllClusters,

    /// <summary>The person changes his own rights.</summary>
    OwnRights,

    /// <summary>The principal created a cluster concerned and keeps every right there, whatever is granted or revoked.</summary>
    OwnerKeepsRights,

    /// <summary>RAM does not let the principal read a cluster concerned; the grant is of no use until it does.</summary>
    NoRamReadAccess,

    /// <summary>The principal's RAM policies could not be read, so nobody knows whether RAM lets it read the clusters.</summary>
    RamAccessUnknown,

    /// <summary>Everyone who signs in by CloudSSO with this role shares the grant.</summary>
    CloudSsoRole,

    /// <summary>A node role: every pod on a node can act as it.</summary>
    NodeRole,

    /// <summary>A service-linked or service role: a cloud service acts with it.</summary>
    ServiceRole,

    /// <summary>RAM does not know the principal.</summary>
    NotSeenInRam,

    /// <summary>A scope holds several predefined roles, which the cloud should not allow.</summary>
    SeveralPredefinedRoles,

    /// <summary>Write access to a namespace of the cluster's own components.</summary>
    SystemNamespace,

    /// <summary>A custom ClusterRole whose existence and rules were not verified.</summary>
    CustomRoleNotVerified,

    /// <summary>The cluster is in a state in which grants are not reliable.</summary>
    ClusterNotRunning,

    /// <summary>The namespace could not be checked, because the cluster could not be asked.</summary>
    NamespaceNotVerified,

    /// <summary>A wider permission stays beside the new, narrower one; the union counts.</summary>
    WiderPermissionStays,

    /// <summary>The console does not see every cluster; permissions it cannot see stay as they are.</summary>
    PartialView,

    /// <summary>A role is exchanged by removing and adding: for a moment neither is held.</summary>
    MomentWithoutRole,

    /// <summary>After this the principal holds nothing that the console can see.</summary>
    NothingLeft,
}
