namespace AckAuthConsole.Core.Audit;

/// <summary>What became of something.</summary>
public enum AuditOutcome
{
    /// <summary>Not known yet: an intent without outcome, a step before its call.</summary>
    Open,

    /// <summary>Done, and read back where it is a change.</summary>
    Succeeded,

    /// <summary>The cloud accepted it, but the read-back did not show it in time.</summary>
    Unverified,

    /// <summary>Some of it is in force, some is not.</summary>
    Partial,

    /// <summary>Refused before or by the call; nothing changed.</summary>
    Refused,

    /// <summary>Failed; nothing changed, or what changed was put back.</summary>
    Failed,

    /// <summary>The permissions had changed since the person saw them; nothing was done.</summary>
    Stale,

    /// <summary>Cancelled before it began.</summary>
    Cancelled,
}
