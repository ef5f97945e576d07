using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Some of a cluster's objects.</summary>
public sealed record RbacPage
{
    /// <summary>Roles of both kinds.</summary>
    public IReadOnlyList<RbacRole> Roles { get; init; } = [];

    /// <summary>Bindings of both kinds.</summary>
    public IReadOnlyList<RbacBinding> Bindings { get; init; } = [];

    /// <summary>Names of namespaces.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<RbacGap> Gaps { get; init; } = [];

    /// <summary>From where to watch; set in the last page only.</summary>
    public RbacPosition? Position { get; init; }
}
