using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Which holders are asked for.</summary>
public sealed record ClusterAccessQuery
{
    /// <summary>The most holders in one page.</summary>
    public const int MaxSize = 200;

    /// <summary>Only who can do something in this namespace, by a binding of it or of the whole cluster; null for everybody.</summary>
    public NamespaceName? Namespace { get; init; }

    /// <summary>Only identities of this kind; null for all but components of Kubernetes.</summary>
    public HolderKind? Kind { get; init; }

    /// <summary>Only bindings that come from there; null for all.</summary>
    public BindingOrigin? Origin { get; init; }

    /// <summary>Words that the name, the id, a role or a namespace must contain.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only what gives all there is, or the means to get it.</summary>
    public bool AdministrativeOnly { get; init; }

    /// <summary>How many holders to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>How many holders to return, 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}
