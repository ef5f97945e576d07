using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Permissions;

/// <summary>Where a permission holds. Equal scopes are equal values.</summary>
public abstract record PermissionScope
{
    private PermissionScope(ScopeKind kind) => Kind = kind;

    /// <summary>How far it reaches.</summary>
    public ScopeKind Kind { get; }

    /// <summary>The cluster, for cluster and namespace scopes; else null.</summary>
    public virtual ClusterId? ClusterId => null;

    /// <summary>The namespace, for namespace scopes; else null.</summary>
    public virtual NamespaceName? NamespaceName => null;

    /// <summary>The one all-clusters scope.</summary>
    public static PermissionScope Everywhere { get; } = new AllClusters();

    /// <summary>A whole cluster.</summary>
    public static PermissionScope Of(ClusterId cluster) => new OneCluster(cluster);

    /// <summary>A namespace.</summary>
    public static PermissionScope Of(ClusterId cluster, NamespaceName name) => new OneNamespace(cluster, name);

    /// <summary>
    /// A stable text, the <c>resource_id</c> of DescribeUserPermission for known scopes: <c>all-clusters</c>, <c>&lt;cluster&gt;</c>,
    /// <c>&lt;cluster&gt;/&lt;namespace&gt;</c>; for unknown ones <c>?&lt;type&gt;?&lt;id&gt;</c>.
    /// </summary>
    public abstract string Text { get; }

    /// <inheritdoc />
    public sealed override string ToString() => Text;

    /// <summary>All clusters, future ones included.</summary>
    public sealed record AllClusters() : PermissionScope(ScopeKind.AllClusters)
    {
        /// <inheritdoc />
        public override string Text => "all-clusters";
    }

    /// <summary>One cluster.</summary>
    /// <param name="Cluster">The cluster.</param>
    public sealed record OneCluster(ClusterId Cluster) : PermissionScope(ScopeKind.Cluster)
    {
        /// <inheritdoc />
        public override ClusterId ClusterId => Cluster;

        /// <inheritdoc />
        public override string Text => Cluster.Value;
    }

    /// <summary>One namespace of one cluster.</summary>
    /// <param name="Cluster">The cluster.</param>
    /// <param name="Namespace">The namespace.</param>
    public sealed record OneNamespace(ClusterId Cluster, NamespaceName Namespace) : PermissionScope(ScopeKind.Namespace)
    {
        /// <inheritdoc />
        public override ClusterId ClusterId => Cluster;

        /// <inheritdoc />
        public override NamespaceName NamespaceName => Namespace;

        /// <inheritdoc />
        public override string Text => $"{Cluster.Value}/{Namespace.Value}";
    }

    /// <summary>A scope in the cloud's words that this console does not know; only observed, never desired.</summary>
    /// <param name="ResourceType">The reply's <c>resource_type</c>.</param>
    /// <param name="ResourceId">The reply's <c>resource_id</c>.</param>
    public sealed record Unrecognized(string ResourceType, string ResourceId) : PermissionScope(ScopeKind.Unknown)
    {
        /// <inheritdoc />
        public override string Text => CloudWords.Join(ResourceType, ResourceId);
    }
}
