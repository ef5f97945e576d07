namespace AckAuthConsole.Core.Findings;

/// <summary>What is to be done about a finding. Resource keys are <c>Standing_&lt;name&gt;</c>.</summary>
public enum FindingStanding
{
    /// <summary>Somebody should look at it.</summary>
    Open,

    /// <summary>It comes with a predefined role of ACK that was granted as the vendor means it: known, told, and accepted by whoever granted the role.</summary>
    Platform,

    /// <summary>It belongs to Kubernetes itself or to a cloud service or add-on, as they made it.</summary>
    Vendor,

    /// <summary>Somebody accepted it, with a reason and until a date.</summary>
    Suppressed,
}
