using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Inventory;

/// <summary>One principal's permissions as last read.</summary>
/// <param name="Principal">Whose.</param>
/// <param name="Permissions">What.</param>
/// <param name="ReadAt">When.</param>
public sealed record StoredPermissions(PrincipalRef Principal, ObservedPermissionSet Permissions, DateTimeOffset ReadAt);
