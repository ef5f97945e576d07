namespace AckAuthConsole.Core.Audit;

/// <summary>What an entry of the audit trail is.</summary>
public enum AuditEntryKind
{
    /// <summary>Something that happened and is complete in itself: a sign-in, an export, a refusal.</summary>
    Event,

    /// <summary>What is about to be done in the cloud; written before the first call.</summary>
    Intent,

    /// <summary>One call of an intent: written before it (outcome <see cref="AuditOutcome.Open"/>) and after it.</summary>
    Step,

    /// <summary>What became of an intent; written after the read-back, or at the next start by reading the cloud.</summary>
    Outcome,
}
