namespace AckAuthConsole.Emulator.Policies;

/// <summary>What the policies say to a request.</summary>
internal enum PolicyDecision
{
    /// <summary>At least one statement allows it and none denies it.</summary>
    Allowed,

    /// <summary>Nothing speaks of it.</summary>
    ImplicitDeny,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,
}

/// <summary>Decides by RAM's rules: one matching deny anywhere wins, else one matching allow is enough, else it is denied.</summary>
internal static class PolicyEvaluator
{
    /// <summary>Evaluates the identity policies of one caller.</summary>
    /// <param name="policies">The caller's own and, for a user, those of its groups.</param>
    /// <param name="action">One action, such as <c>cs:DescribeRegions</c>.</param>
    /// <param name="resource">An ARN, or <c>*</c> for an operation that knows no resource.</param>
    /// <param name="context">Condition keys of the request, compared without case.</param>
    public static PolicyDecision Evaluate(
        IEnumerable<PolicyDocument> policies, string action, string resource, IReadOnlyDictionary<string, string> context)
    {
        var decision = PolicyDecision.ImplicitDeny;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
            {
                if (!statement.CoversAction(action) || !statement.CoversResource(resource) || !statement.ConditionsHold(context))
                {
                    continue;
                }

                if (statement.Effect == PolicyEffect.Deny)
                {
                    return PolicyDecision.ExplicitDeny;
                }

                decision = PolicyDecision.Allowed;
            }
        }

        return decision;
    }

    /// <summary>Both must allow: what a role session may do is what its role and its session policy have in common.</summary>
    public static PolicyDecision Intersect(PolicyDecision identity, PolicyDecision session) => (identity, session) switch
    {
        (PolicyDecision.ExplicitDeny, _) or (_, PolicyDecision.ExplicitDeny) => PolicyDecision.ExplicitDeny,
        (PolicyDecision.Allowed, PolicyDecision.Allowed) => PolicyDecision.Allowed,
        _ => PolicyDecision.ImplicitDeny,
    };
}
