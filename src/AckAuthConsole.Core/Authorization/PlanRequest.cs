using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>What a person wants changed, for one principal or for many.</summary>
public sealed record PlanRequest
{
    /// <summary>The most principals one plan can have.</summary>
    public const int MaxTargets = 1000;

    /// <summary>Whose permissions; each once.</summary>
    public required IReadOnlyList<PrincipalRef> Targets { get; init; }

    /// <summary>What is to change, the same for each target.</summary>
    public required IReadOnlyList<PermissionEdit> Edits { get; init; }

    /// <summary>How it is to be applied. A plan for which the chosen way is not open falls back to <see cref="PlanMode.Incremental"/>.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>Whether a RAM policy that gives a target read access to the clusters is to be attached where it is missing.</summary>
    public bool AttachMissingRamPolicy { get; init; }
}
