using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>RAM's answer for one action on one resource.</summary>
/// <param name="Allowed">Whether the call may go on.</param>
/// <param name="PolicyType">Of a refusal: <c>AccountLevelIdentityBasedPolicy</c>, <c>SessionPolicy</c> or <c>AssumeRolePolicy</c>.</param>
/// <param name="NoPermissionType">Of a refusal: <c>ImplicitDeny</c> or <c>ExplicitDeny</c>.</param>
internal sealed record RamDecision(bool Allowed, string PolicyType = "AccountLevelIdentityBasedPolicy", string NoPermissionType = "ImplicitDeny")
{
    public static RamDecision Allow { get; } = new(true);
}

/// <summary>Evaluates RAM policies. Callers hold the state's lock.</summary>
internal interface IRamAuthorizer
{
    /// <summary>Whether the caller may do the action on the resource. The account may do everything.</summary>
    RamDecision Decide(Caller caller, string action, string resource, IReadOnlyDictionary<string, string> conditions);

    /// <summary>Whether a role's trust policy lets a principal assume it.</summary>
    /// <param name="trustPolicy">The document.</param>
    /// <param name="principalType"><c>RAM</c>, <c>Service</c> or <c>Federated</c>.</param>
    /// <param name="principals">ARNs, any of which the document may name (for a RAM user: its own and the account's <c>:root</c>).</param>
    /// <param name="conditions">Condition keys, such as <c>oidc:sub</c>.</param>
    bool TrustAllows(string trustPolicy, string principalType, IReadOnlyList<string> principals, IReadOnlyDictionary<string, string> conditions);

    /// <summary>What is wrong with a policy document (the message of <c>MalformedPolicyDocument</c>), or null.</summary>
    string? FindFault(string document, bool isTrustPolicy);

    /// <summary>The policies of an identity as the account sees them now, for checks of what a target may do.</summary>
    RamDecision DecideFor(EmulatorState state, string uid, string action, string resource);
}
