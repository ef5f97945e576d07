namespace AckAuthConsole.Data.Audit;

/// <summary>
/// An entry as stored. <see cref="Content"/> is what was hashed and what the entry is rebuilt from; the other columns are derived from it for filters
/// and are compared with it by verification. They must come out the same for ever: a change of the derivation needs new columns.
/// </summary>
internal sealed class AuditRow
{
    /// <summary>The number.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The name of the kind. Text, not an enum, so that an altered word cannot stop verification.</summary>
    public required string Kind { get; init; }

    /// <summary>The action.</summary>
    public required string Action { get; init; }

    /// <summary>The name of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>The intent it belongs to.</summary>
    public required long? IntentSequence { get; init; }

    /// <summary>The name of the actor's kind.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The actor's id, folded.</summary>
    public required string ActorId { get; init; }

    /// <summary>The actor's name, folded.</summary>
    public required string ActorName { get; init; }

    /// <summary>The target's kind.</summary>
    public required string? TargetKind { get; init; }

    /// <summary>The target's id, folded.</summary>
    public required string? TargetId { get; init; }

    /// <summary>The target's name, folded.</summary>
    public required string? TargetName { get; init; }

    /// <summary>Names, reason, ticket, and the roles and namespaces that come or go; folded.</summary>
    public required string SearchText { get; init; }

    /// <summary>The hash of the entry before.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>The entry's hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical form.</summary>
    public required string Content { get; init; }

    /// <summary>Whether the derived columns are those of the other row.</summary>
    public bool HasSameColumns(AuditRow other) =>
        Sequence == other.Sequence && OccurredAt == other.OccurredAt && Kind == other.Kind && Action == other.Action && Outcome == other.Outcome
        && IntentSequence == other.IntentSequence && ActorKind == other.ActorKind && ActorId == other.ActorId && ActorName == other.ActorName
        && TargetKind == other.TargetKind && TargetId == other.TargetId && TargetName == other.TargetName && SearchText == other.SearchText;
}
