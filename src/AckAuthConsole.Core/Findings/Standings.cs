using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Findings;

/// <summary>The allow-list: whose doing it is that a binding gives its role to a subject.</summary>
internal sealed class Standings(RbacSnapshot rbac)
{
    private readonly Dictionary<(RbacKey Role, int Rule), bool> _published = [];

    /// <summary>Whose doing it is that a subject holds something of a role at all.</summary>
    public FindingStanding Of(RbacBinding binding, RbacSubject subject) => Of(binding, subject, null);

    /// <summary>Whose doing it is that a subject holds a rule. Open for everything that people made, and for what a vendor made once it was changed.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="subject">The subject of it.</param>
    /// <param name="rule">Which rule of the role; null for the role as a whole.</param>
    public FindingStanding Of(RbacBinding binding, RbacSubject subject, int? rule)
    {
        if (DefaultBindings.Holds(binding, subject))
            return FindingStanding.Vendor;
        if (rbac.FindRole(binding.RoleRef) is not { } role)
            return FindingStanding.Open;
        var isAddOn = subject.Kind == RbacSubjectKind.ServiceAccount && PrivilegedNamespaces.IsOfAddOn(subject.Namespace);
        switch (RoleOrigins.Of(role))
        {
            case RoleOrigin.Service when IsAsMade(role) && (isAddOn || RoleOrigins.IsOfService(binding.Key.Name)):
            case RoleOrigin.KubernetesDefault when isAddOn && role.Key.Name.StartsWith("system:", StringComparison.Ordinal):
                return FindingStanding.Vendor;
            case RoleOrigin.AckPredefined or RoleOrigin.KubernetesDefault when AckBindings.IsMadeByAck(binding, out var id) && IsAccepted(role, rule, AckUserName.KindOf(id)):
                return FindingStanding.Platform;
            default:
                return FindingStanding.Open;
        }
    }

    // Full control by a grant stays open: who has it is worth a look. The account has it by itself, whatever RBAC says.
    private bool IsAccepted(RbacRole role, int? rule, SubjectIdentityKind kind) =>
        kind == SubjectIdentityKind.Account
        || (PredefinedClusterRoles.TryFromClusterRole(role.Key.Name, out var predefined)
            && predefined != PredefinedRole.Administrator
            && (PredefinedRoleRules.Of(predefined.Value) is not { } published || (rule is { } index ? IsPublished(role, index, published) : published.SequenceEqual(role.Rules))));

    // In an edited role, what the vendor gives anyway is no news.
    private bool IsPublished(RbacRole role, int index, ImmutableArray<RbacRule> published)
    {
        if (!_published.TryGetValue((role.Key, index), out var known))
            _published[(role.Key, index)] = known = RuleRemainder.Of([role.Rules[index]], published).IsEmpty;
        return known;
    }

    private static bool IsAsMade(RbacRole role) =>
        !role.Metadata.Annotations.TryGetValue(RoleOrigins.UserCustomizedAnnotation, out var customized) || customized != "true";
}
