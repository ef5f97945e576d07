namespace AckAuthConsole.Core.RamPolicies;

/// <summary>One statement of a RAM policy.</summary>
/// <param name="Allows">Allow, else Deny.</param>
/// <param name="Actions">Action patterns.</param>
/// <param name="ExceptActions">Whether the patterns are a <c>NotAction</c>: every action but these.</param>
/// <param name="Resources">Resource patterns.</param>
/// <param name="HasCondition">Whether a condition narrows it.</param>
public sealed record PolicyStatement(bool Allows, IReadOnlyList<string> Actions, bool ExceptActions, IReadOnlyList<string> Resources, bool HasCondition)
{
    /// <summary>Whether the statement speaks of that action on that resource; actions match without case, resources with it.</summary>
    public bool Covers(string action, string resource) =>
        Actions.Any(p => Wildcard.Matches(p, action, ignoreCase: true)) != ExceptActions
        && Resources.Any(p => Wildcard.Matches(p, resource, ignoreCase: false));
}
