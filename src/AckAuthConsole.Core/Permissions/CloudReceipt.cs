namespace AckAuthConsole.Core.Permissions;

/// <summary>What the cloud gave back for an accepted write.</summary>
/// <param name="Operation">The API operation, for instance <c>UpdateUserPermissions?mode=patch</c>.</param>
/// <param name="RequestId">The cloud's request id; null when none came.</param>
public sealed record CloudReceipt(string Operation, string? RequestId);
