using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>Which roles are asked for.</summary>
public sealed record RoleQuery
{
    /// <summary>The most roles in one page.</summary>
    public const int MaxSize = 200;

    /// <summary>Only roles that these look after; null for all.</summary>
    public RoleOrigin? Origin { get; init; }

    /// <summary>Roles of namespaces instead of ClusterRoles.</summary>
    public bool Namespaced { get; init; }

    /// <summary>Words that the name or the namespace must contain.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only roles that nobody holds.</summary>
    public bool UnusedOnly { get; init; }

    /// <summary>How many to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>How many to return, 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}
