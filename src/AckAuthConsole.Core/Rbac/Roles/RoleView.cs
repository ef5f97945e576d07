using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>One role with everything that depends on it.</summary>
public sealed record RoleView
{
    /// <summary>How old and complete it is.</summary>
    public required ClusterRbacState State { get; init; }

    /// <summary>The role's line in the list.</summary>
    public required RoleRow Row { get; init; }

    /// <summary>The role.</summary>
    public required RbacRole Role { get; init; }

    /// <summary>Who holds it by a binding.</summary>
    public required ImmutableArray<AccessHolder> Holders { get; init; }

    /// <summary>The aggregated roles into which its rules flow.</summary>
    public ImmutableArray<string> FlowsInto { get; init; } = [];

    /// <summary>The roles from which it is filled.</summary>
    public ImmutableArray<string> FilledFrom { get; init; } = [];

    /// <summary>What an edited predefined role allows beyond the published rules.</summary>
    public ImmutableArray<RbacRule> MoreThanPublished { get; init; } = [];

    /// <summary>What the published rules allow and an edited predefined role does not.</summary>
    public ImmutableArray<RbacRule> LessThanPublished { get; init; } = [];
}
