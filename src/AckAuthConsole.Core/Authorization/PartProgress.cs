using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>How far one part of a submitted plan is, and at the end what became of it.</summary>
public sealed record PartProgress
{
    /// <summary>Whose permissions.</summary>
    public required PrincipalRef Target { get; init; }

    /// <summary>How far.</summary>
    public PartStage Stage { get; init; }

    /// <summary>When each stage was reached.</summary>
    public IReadOnlyDictionary<PartStage, DateTimeOffset> ReachedAt { get; init; } = new Dictionary<PartStage, DateTimeOffset>();

    /// <summary>Why it did not go well; null when it did.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What is held now, as last read; null when not read.</summary>
    public ObservedPermissionSet? Observed { get; init; }

    /// <summary>Whether a role that was removed for an exchange was put back after the second half failed.</summary>
    public bool WasPutBack { get; init; }

    /// <summary>Whether the outcome could not be written to the history; it is resolved by reading the cloud at the next start.</summary>
    public bool OutcomeNotRecorded { get; init; }

    /// <summary>The number of the intent in the history; null when none was written.</summary>
    public long? HistorySequence { get; init; }

    /// <summary>The cloud's request ids.</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsFinished => Stage is PartStage.Verified or PartStage.Unverified or PartStage.Stale or PartStage.Failed or PartStage.Partial or PartStage.Cancelled;
}
