using AckAuthConsole.Core.Access;

namespace AckAuthConsole.Data.Access;

/// <summary>A console role that was assigned.</summary>
internal sealed class ConsoleRoleRow
{
    /// <summary>Kind and id of the principal, as <c>ram-user:123</c>.</summary>
    public required string Principal { get; init; }

    /// <summary>The role.</summary>
    public required ConsoleRole Role { get; set; }

    /// <summary>The principal's name at that time.</summary>
    public required string Name { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset? AssignedAt { get; set; }

    /// <summary>By whom.</summary>
    public required string? AssignedBy { get; set; }
}
