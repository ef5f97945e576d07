using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>Custom roles whose limits mean nothing, since the same person holds a predefined role that gives it all (R58).</summary>
internal sealed class VoidLimitFindings(RbacSnapshot rbac)
{
    private readonly Dictionary<(RbacKey Custom, RbacKey Predefined), bool> _covered = [];

    /// <summary>One finding for each custom role that is given to somebody in vain.</summary>
    public IEnumerable<Finding> Find()
    {
        var held = from binding in rbac.Bindings
                   from subject in binding.Subjects.Distinct()
                   where subject.Kind == RbacSubjectKind.User
                   group binding by subject;
        foreach (var person in held)
        {
            var predefined = person.Where(b => b.RoleRef.Kind == RbacKind.ClusterRole && PredefinedClusterRoles.TryFromClusterRole(b.RoleRef.Name, out _)).ToList();
            if (predefined.Count == 0)
                continue;
            foreach (var binding in person)
            {
                if (rbac.FindRole(binding.RoleRef) is not { Rules.IsEmpty: false } custom || RoleOrigins.Of(custom) != RoleOrigin.Custom)
                    continue;
                if (predefined.Find(p => p.Key.Namespace.Length == 0 || p.Key.Namespace == binding.Key.Namespace ? Covers(p.RoleRef, custom) : false) is { } wider)
                    yield return new Finding { Rule = FindingRules.Of("R58"), Severity = FindingSeverity.Info, Namespace = binding.Key.Namespace, Subject = person.Key, Object = binding.Key, Words = [custom.Key.Name, wider.RoleRef.Name] };
            }
        }
    }

    private bool Covers(RbacKey predefined, RbacRole custom)
    {
        if (!_covered.TryGetValue((custom.Key, predefined), out var known))
            _covered[(custom.Key, predefined)] = known = rbac.FindRole(predefined) is { } role && RuleRemainder.Of(custom.Rules, role.Rules).IsEmpty;
        return known;
    }
}
