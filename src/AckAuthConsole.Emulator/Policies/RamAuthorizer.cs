using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>Evaluates the policies that the account's users, groups and roles hold at the moment of the call.</summary>
internal sealed class RamAuthorizer(EmulatorState state) : IRamAuthorizer
{
    private static readonly Dictionary<string, string> s_noConditions = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public RamDecision Decide(Caller caller, string action, string resource, IReadOnlyDictionary<string, string> conditions)
    {
        switch (caller)
        {
            case AccountCaller:
                return RamDecision.Allow;

            case UserCaller user:
                return Answer(PolicyEvaluator.Evaluate(PoliciesOfUser(state, user.UserId), action, resource, conditions));

            case RoleSessionCaller session:
                var identity = PolicyEvaluator.Evaluate(PoliciesOfRole(state, session.RoleId), action, resource, conditions);
                if (session.SessionPolicy is not { } text || identity != PolicyDecision.Allowed)
                {
                    return Answer(identity);
                }

                PolicyDocument[] sessionPolicy = PolicyDocument.Read(text) is { } document ? [document] : [];
                var narrowed = PolicyEvaluator.Intersect(identity, PolicyEvaluator.Evaluate(sessionPolicy, action, resource, conditions));
                return Answer(narrowed, "SessionPolicy");

            default:
                return Answer(PolicyDecision.ImplicitDeny);
        }
    }

    /// <inheritdoc />
    public bool TrustAllows(string trustPolicy, string principalType, IReadOnlyList<string> principals, IReadOnlyDictionary<string, string> conditions) =>
        PolicyDocument.TryParseTrust(trustPolicy, out var document, out _)
        && document.Trusts(
            "sts:AssumeRole",
            // ARNs of roles are shown both as typed and in lower case, so case cannot matter.
            principal => principal.Kind == principalType && principals.Contains(principal.Value, StringComparer.OrdinalIgnoreCase),
            conditions);

    /// <inheritdoc />
    public string? FindFault(string document, bool isTrustPolicy)
    {
        var sound = isTrustPolicy ? PolicyDocument.TryParseTrust(document, out _, out var error) : PolicyDocument.TryParse(document, out _, out error);
        return sound ? null : error;
    }

    /// <inheritdoc />
    public RamDecision DecideFor(EmulatorState state, string uid, string action, string resource)
    {
        if (uid == EmulatorState.AccountId)
        {
            return RamDecision.Allow;
        }

        var policies = state.FindUserById(uid) is not null ? PoliciesOfUser(state, uid)
            : state.FindRoleById(uid) is not null ? PoliciesOfRole(state, uid)
            : [];
        return Answer(PolicyEvaluator.Evaluate(policies, action, resource, s_noConditions));
    }

    private static IEnumerable<PolicyDocument> PoliciesOfUser(EmulatorState state, string userId) =>
        Read(state.PoliciesOf(PrincipalKind.User, userId).Concat(state.GroupsOf(userId).SelectMany(group => state.PoliciesOf(PrincipalKind.Group, group.GroupId))));

    private static IEnumerable<PolicyDocument> PoliciesOfRole(EmulatorState state, string roleId) => Read(state.PoliciesOf(PrincipalKind.Role, roleId));

    private static IEnumerable<PolicyDocument> Read(IEnumerable<RamPolicy> policies) =>
        policies.Select(policy => PolicyDocument.Read(policy.DefaultDocument)).OfType<PolicyDocument>();

    private static RamDecision Answer(PolicyDecision decision, string policyType = "AccountLevelIdentityBasedPolicy") => decision switch
    {
        PolicyDecision.Allowed => RamDecision.Allow,
        PolicyDecision.ExplicitDeny => new(false, policyType, "ExplicitDeny"),
        _ => new(false, policyType, "ImplicitDeny"),
    };
}
