namespace AckAuthConsole.Core.Audit;

/// <summary>How a chain can be broken.</summary>
public enum AuditBreakKind
{
    /// <summary>The content does not give the hash that stands there: it was changed.</summary>
    Altered,

    /// <summary>It does not point at the entry before it: one was exchanged or inserted.</summary>
    Unlinked,

    /// <summary>A number is missing: an entry was deleted.</summary>
    Missing,

    /// <summary>The trail ends before the head that was written outside the database: the newest entries were cut off.</summary>
    CutOff,

    /// <summary>The entry at the outside head's number has another hash: the trail was rewritten.</summary>
    Rewritten,
}
