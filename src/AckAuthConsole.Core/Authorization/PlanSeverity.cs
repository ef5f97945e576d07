namespace AckAuthConsole.Core.Authorization;

/// <summary>How much a warning matters, the least first.</summary>
public enum PlanSeverity
{
    /// <summary>Good to know.</summary>
    Low,

    /// <summary>Should be looked at.</summary>
    Medium,

    /// <summary>Reaches far, or the grant will be of no use as it is.</summary>
    High,

    /// <summary>Dangerous: the name must be typed.</summary>
    Critical,
}
