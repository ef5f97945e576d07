using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Directory;

/// <summary>A row of a list of principals.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Permissions">What the inventory knows of its permissions; null when not read yet.</param>
/// <param name="ReadAt">When they were read; null when not read yet.</param>
public sealed record PrincipalRow(Principal Principal, ObservedPermissionSet? Permissions, DateTimeOffset? ReadAt);
