namespace AckAuthConsole.Core.Authorization;

/// <summary>How far a part is. <see cref="Sent"/> → <see cref="Visible"/> → <see cref="Verified"/> is the good way.</summary>
public enum PartStage
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>The intent is recorded and the permissions are read once more.</summary>
    Checking,

    /// <summary>Calls are being made.</summary>
    Sending,

    /// <summary>The cloud accepted all calls.</summary>
    Sent,

    /// <summary>A read shows the change.</summary>
    Visible,

    /// <summary>The whole set reads as planned, and the outcome is recorded.</summary>
    Verified,

    /// <summary>Accepted, but not readable in time; the history says so.</summary>
    Unverified,

    /// <summary>The permissions changed since the plan was shown; nothing was done.</summary>
    Stale,

    /// <summary>Refused or failed; nothing changed, or what changed was put back.</summary>
    Failed,

    /// <summary>Some of it is in force.</summary>
    Partial,

    /// <summary>Cancelled before it began.</summary>
    Cancelled,
}
