namespace AckAuthConsole.Core.Permissions;

/// <summary>How far a permission reaches.</summary>
public enum ScopeKind
{
    /// <summary>Every cluster of the account, those created later included (<c>all-clusters</c>).</summary>
    AllClusters,

    /// <summary>One cluster, all namespaces (<c>cluster</c>).</summary>
    Cluster,

    /// <summary>One namespace of one cluster (<c>namespace</c>).</summary>
    Namespace,

    /// <summary>Something this console does not know.</summary>
    Unknown,
}
