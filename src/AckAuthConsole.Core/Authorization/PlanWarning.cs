using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>A warning, as data.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Scopes">The scopes concerned; may be empty.</param>
/// <param name="Roles">The texts of the roles concerned; may be empty.</param>
public sealed record PlanWarning(PlanWarningCode Code, PlanSeverity Severity, IReadOnlyList<PermissionScope> Scopes, IReadOnlyList<string> Roles)
{
    /// <summary>The RAM policy that would cure it, when one would.</summary>
    public OfferedPolicy? Offer { get; init; }
}
