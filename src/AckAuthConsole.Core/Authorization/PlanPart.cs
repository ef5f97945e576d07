using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>What a plan does to one principal. Either <see cref="Refusal"/> is set and nothing will be done, or <see cref="Difference"/> is.</summary>
public sealed record PlanPart
{
    /// <summary>Whose permissions.</summary>
    public required Principal Target { get; init; }

    /// <summary>What is read, taken, given and left; null when refused before that was known.</summary>
    public PermissionDifference? Difference { get; init; }

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>What to know before submitting, the gravest first.</summary>
    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];

    /// <summary>Why this part will not be done; null when it can be.</summary>
    public Failure? Refusal { get; init; }

    /// <summary>How it will be applied.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>When the permissions were read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Whether the part would do something.</summary>
    public bool IsEffective => Refusal is null && Steps.Count > 0;
}
