namespace AckAuthConsole.Core.RamPolicies;

/// <summary>Decides what a principal's identity policies allow: a deny wins, then an allow is needed, else denied. Control policies and resource-group attachments are not seen.</summary>
public static class PolicyEvaluator
{
    /// <summary>Decides for the first of several names of one operation that is allowed; the cloud accepts any one of them.</summary>
    /// <param name="policies">All policies that reach the principal.</param>
    /// <param name="actions">The names under which the operation may be allowed, for instance <c>cs:GrantPermission</c> and <c>cs:GrantPermissions</c>.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c> for operations without one.</param>
    public static RamDecision Decide(IEnumerable<AttachedPolicy> policies, IReadOnlyList<string> actions, string resource)
    {
        var documents = policies.Select(p => PolicyDocument.TryParse(p.Document)).ToList();
        var best = RamDecision.Denied;
        foreach (var action in actions)
        {
            var decision = Decide(documents, action, resource);
            if (decision == RamDecision.Allowed)
                return decision;
            if (decision == RamDecision.Conditional)
                best = decision;
        }

        return best;
    }

    private static RamDecision Decide(List<PolicyDocument?> documents, string action, string resource)
    {
        var covering = documents.OfType<PolicyDocument>().SelectMany(d => d.Statements).Where(s => s.Covers(action, resource)).ToList();
        if (covering.Any(s => !s.Allows && !s.HasCondition))
            return RamDecision.Denied;
        var allowed = covering.Any(s => s.Allows && !s.HasCondition);
        var depends = covering.Any(s => s.HasCondition) || documents.Contains(null);
        var mayBeDenied = covering.Any(s => !s.Allows) || documents.Contains(null);
        if (allowed)
            return mayBeDenied ? RamDecision.Conditional : RamDecision.Allowed;
        return depends && (covering.Any(s => s.Allows) || documents.Contains(null)) ? RamDecision.Conditional : RamDecision.Denied;
    }
}
