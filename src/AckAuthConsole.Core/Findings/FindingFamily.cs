namespace AckAuthConsole.Core.Findings;

/// <summary>What a rule looks at.</summary>
public enum FindingFamily
{
    /// <summary>What a subject can do, all its bindings taken together.</summary>
    Ability,

    /// <summary>How roles, bindings and subjects are made.</summary>
    Object,

    /// <summary>Where a subject gets in several steps.</summary>
    Path,
}
