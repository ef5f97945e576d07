namespace AckAuthConsole.Core.Authorization;

/// <summary>How a plan is applied.</summary>
public enum PlanMode
{
    /// <summary>Adds and removes single entries (<c>patch</c> and <c>delete</c>); nothing else can be lost. The default.</summary>
    Incremental,

    /// <summary>Replaces the whole set in one call (GrantPermissions). Only where the console is known to see every cluster, and only if a second read equals the first.</summary>
    AtomicReplacement,
}
