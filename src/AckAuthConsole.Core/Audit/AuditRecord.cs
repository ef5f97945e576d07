namespace AckAuthConsole.Core.Audit;

/// <summary>What is to be written; the trail adds number, time and hashes. Everything in it may be shown to an auditor: no secrets.</summary>
public sealed record AuditRecord
{
    /// <summary>What it is.</summary>
    public required AuditEntryKind Kind { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who.</summary>
    public required AuditActor Actor { get; init; }

    /// <summary>Joins everything of one submission; for a plan its id.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>To whom or what; null when nothing in particular.</summary>
    public AuditTarget? Target { get; init; }

    /// <summary>Ids of the clusters concerned; <c>*</c> for all clusters.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>The permissions before; null where none are concerned.</summary>
    public IReadOnlyList<AuditPermission>? Before { get; init; }

    /// <summary>The permissions after: intended in an intent, read back in an outcome; null where none are concerned.</summary>
    public IReadOnlyList<AuditPermission>? After { get; init; }

    /// <summary>What comes.</summary>
    public IReadOnlyList<AuditPermission> Added { get; init; } = [];

    /// <summary>What goes.</summary>
    public IReadOnlyList<AuditPermission> Removed { get; init; } = [];

    /// <summary>Why, in the actor's words; at most 2,000 characters.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The ticket; at most 200 characters.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>What became of it.</summary>
    public AuditOutcome Outcome { get; init; }

    /// <summary>A <see cref="Results.Failure.Code"/> or the cloud's code; null when nothing failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Request ids of the cloud.</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];

    /// <summary>How long it took, in milliseconds; null where it has no length.</summary>
    public long? DurationMilliseconds { get; init; }

    /// <summary>For steps and outcomes: the number of the intent they belong to.</summary>
    public long? IntentSequence { get; init; }

    /// <summary>Further facts by name, for instance <c>operation</c>, <c>policy</c>, <c>message</c>, <c>step</c>; sorted by name when hashed.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
