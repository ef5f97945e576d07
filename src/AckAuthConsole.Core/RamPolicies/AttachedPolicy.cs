namespace AckAuthConsole.Core.RamPolicies;

/// <summary>A RAM policy that reaches a principal.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="IsSystem">A system policy, else a custom one.</param>
/// <param name="Document">The default version's document (JSON).</param>
/// <param name="ViaGroup">The group through which it reaches a user; null when attached directly.</param>
public sealed record AttachedPolicy(string Name, bool IsSystem, string Document, string? ViaGroup = null);
