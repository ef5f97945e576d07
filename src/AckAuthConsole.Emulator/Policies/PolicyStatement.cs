namespace AckAuthConsole.Emulator.Policies;

/// <summary>What a statement does with what it matches.</summary>
internal enum PolicyEffect
{
    /// <summary>Lets the request pass unless something denies it.</summary>
    Allow,

    /// <summary>Refuses the request whatever else allows it.</summary>
    Deny,
}

/// <summary>One statement of a policy.</summary>
/// <param name="Effect">Allow or deny.</param>
/// <param name="Actions">Patterns such as <c>cs:Get*</c>.</param>
/// <param name="ActionsAreExcluded">True for <c>NotAction</c>: every action except the listed ones.</param>
/// <param name="Resources">Patterns of ARNs; empty only in trust policies, which have none.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="Principals">Who is trusted; only in trust policies.</param>
internal sealed record PolicyStatement(
    PolicyEffect Effect,
    IReadOnlyList<string> Actions,
    bool ActionsAreExcluded,
    IReadOnlyList<string> Resources,
    IReadOnlyList<PolicyCondition> Conditions,
    IReadOnlyList<PolicyPrincipal> Principals)
{
    /// <summary>Whether the statement speaks of this action.</summary>
    public bool CoversAction(string action)
    {
        var listed = false;
        foreach (var pattern in Actions)
        {
            if (Wildcard.IsMatch(pattern, action, ignoreCase: true))
            {
                listed = true;
                break;
            }
        }

        return listed != ActionsAreExcluded;
    }

    /// <summary>Whether the statement speaks of this resource.</summary>
    public bool CoversResource(string resource)
    {
        foreach (var pattern in Resources)
        {
            if (Wildcard.IsMatch(pattern, resource, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether every condition holds for the request.</summary>
    public bool ConditionsHold(IReadOnlyDictionary<string, string> context)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(context))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A principal of a trust policy.</summary>
/// <param name="Kind"><c>RAM</c>, <c>Service</c> or <c>Federated</c>.</param>
/// <param name="Value">An ARN or a service's host name.</param>
internal sealed record PolicyPrincipal(string Kind, string Value);
