namespace AckAuthConsole.Core.Findings;

/// <summary>How much a finding matters, the least first. Resource keys are <c>Severity_&lt;name&gt;</c>.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know: something does not do what its author thinks.</summary>
    Info,

    /// <summary>Worth tidying up.</summary>
    Low,

    /// <summary>Weakens a protection, or helps with a larger step.</summary>
    Medium,

    /// <summary>Leads to credentials, to other people's workloads or far beyond what was meant.</summary>
    High,

    /// <summary>Full control of the cluster, or one step from it.</summary>
    Critical,
}
