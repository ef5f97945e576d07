namespace AckAuthConsole.Core.RamPolicies;

/// <summary>What RAM policies say about an action.</summary>
public enum RamDecision
{
    /// <summary>Some statement allows it, none denies it.</summary>
    Allowed,

    /// <summary>No statement allows it, or one denies it.</summary>
    Denied,

    /// <summary>It depends on a condition that only the cloud can decide (the caller's address, time, tags), or a policy could not be understood.</summary>
    Conditional,
}
