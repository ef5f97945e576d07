using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Access;

/// <summary>A console role that somebody holds.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Role">Administrator or auditor.</param>
/// <param name="Name">The name when it was assigned, for people.</param>
/// <param name="FromConfiguration">Set by configuration, so not to be changed here.</param>
/// <param name="AssignedAt">When; null for configuration.</param>
/// <param name="AssignedBy">By whom; null for configuration.</param>
public sealed record ConsoleRoleAssignment(
    PrincipalRef Principal,
    ConsoleRole Role,
    string Name,
    bool FromConfiguration,
    DateTimeOffset? AssignedAt = null,
    string? AssignedBy = null);
