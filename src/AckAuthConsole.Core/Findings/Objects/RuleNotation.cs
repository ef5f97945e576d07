using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>Rules as words of a finding: <c>get,list pods</c>, <c>patch deployments.apps [web]</c>, <c>get /metrics</c>.</summary>
internal static class RuleNotation
{
    public static string Of(RbacRule rule) => $"{string.Join(',', rule.Verbs)} {TargetsOf(rule)}";

    /// <summary>What a rule is about.</summary>
    public static string TargetsOf(RbacRule rule)
    {
        if (!rule.NonResourceUrls.IsEmpty)
            return string.Join(',', rule.NonResourceUrls);
        var groups = rule.ApiGroups is [""] ? "" : "." + string.Join('|', rule.ApiGroups.Select(static g => g.Length == 0 ? "core" : g));
        return string.Join(',', rule.Resources.Select(r => r + groups)) + (rule.ResourceNames.IsEmpty ? "" : $" [{string.Join(',', rule.ResourceNames)}]");
    }
}
