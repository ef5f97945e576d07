namespace AckAuthConsole.Core.Settings;

/// <summary>A RAM action that the console needs.</summary>
/// <param name="Action">For instance <c>cs:GetUserPermissions</c>.</param>
/// <param name="Purpose">What for: <c>read-directory</c>, <c>read-clusters</c>, <c>enter-clusters</c>, <c>read-permissions</c>, <c>change-permissions</c>, <c>attach-policies</c>.</param>
/// <param name="IsAllowed">Whether the policies allow it; null when they could not be read.</param>
public sealed record RequiredAction(string Action, string Purpose, bool? IsAllowed);
