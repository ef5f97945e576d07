using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>One edit with everything that is known about it before it is made.</summary>
public sealed record PlannedEdit
{
    /// <summary>What is asked for.</summary>
    public required RbacEdit Edit { get; init; }

    /// <summary>Where.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The object as it is; null when there is none.</summary>
    public RbacManifest? Before { get; init; }

    /// <summary>The object as the API server would store it, by its dry run; null for a deletion, or when it refuses.</summary>
    public RbacManifest? After { get; init; }

    /// <summary>Why it cannot be made: the API server's own answer to a dry run, or why it could not be asked; null when it can.</summary>
    public Failure? Refusal { get; init; }

    /// <summary>What a role allows afterwards and not before.</summary>
    public ImmutableArray<RbacRule> GainedRules { get; init; } = [];

    /// <summary>What a role allowed before and not afterwards.</summary>
    public ImmutableArray<RbacRule> LostRules { get; init; } = [];

    /// <summary>Whose effective permissions change, those with changes first; at most <see cref="MaxAffected"/>.</summary>
    public ImmutableArray<AffectedHolder> Affected { get; init; } = [];

    /// <summary>How many hold what is changed.</summary>
    public int AffectedTotal { get; init; }

    /// <summary>Warnings, the gravest first.</summary>
    public ImmutableArray<RbacWarning> Warnings { get; init; } = [];

    /// <summary>The most holders whose effect is worked out.</summary>
    public const int MaxAffected = 100;

    /// <summary>Whether the object is the same afterwards.</summary>
    public bool ChangesNothing { get; init; }
}
