using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Directory;

/// <summary>Which principals a list shows; every condition that is set must hold.</summary>
public sealed record PrincipalFilter
{
    /// <summary>The most rows one page can have.</summary>
    public const int MaxPageSize = 500;

    /// <summary>RAM users or RAM roles.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>Words that name, display name, description or id must contain, without case; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>Has a permission that reaches this cluster (its own, or for all clusters).</summary>
    public ClusterId? Cluster { get; init; }

    /// <summary>Has this predefined role somewhere.</summary>
    public PredefinedRole? Role { get; init; }

    /// <summary>Has some custom ClusterRole.</summary>
    public bool HasCustomRole { get; init; }

    /// <summary>Has a permission for all clusters.</summary>
    public bool HasAllClusters { get; init; }

    /// <summary>Has no permission at all.</summary>
    public bool HasNone { get; init; }

    /// <summary>RAM does not list it any more.</summary>
    public bool NotSeenInRam { get; init; }

    /// <summary>How the rows are ordered.</summary>
    public PrincipalSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows wanted, 1 to <see cref="MaxPageSize"/>.</summary>
    public int Take { get; init; } = 50;

    /// <summary>Whether a condition needs to know what everyone has, so that rows not read yet are left out.</summary>
    public bool NeedsPermissions => Cluster is not null || Role is not null || HasCustomRole || HasAllClusters || HasNone;
}
