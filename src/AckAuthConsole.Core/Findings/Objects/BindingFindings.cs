using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>Bindings that point at nothing, at people who left, into namespaces that are worth the cluster, or past what Permission Management shows.</summary>
internal sealed class BindingFindings(FindingsInput input, Standings standings)
{
    private readonly RbacSnapshot _rbac = input.Rbac;
    private readonly HashSet<(string Namespace, string Name)>? _accounts = input.Workloads is { } workloads && workloads.Gaps.All(g => g.Resource != "serviceaccounts") ? [.. workloads.ServiceAccounts] : null;

    /// <summary>R50 to R54 and R56.</summary>
    public IEnumerable<Finding> Find() => _rbac.Bindings.SelectMany(OfBinding).Concat(OfDeleted()).Concat(OfHandMade());

    private IEnumerable<Finding> OfBinding(RbacBinding binding)
    {
        if (_rbac.FindRole(binding.RoleRef) is null && IsRead(binding.RoleRef.Kind, binding.RoleRef.Namespace) && !binding.Subjects.IsEmpty)
            yield return Of("R50", binding, [binding.RoleRef.ToString()]);

        var missing = binding.Subjects.Where(s => standings.Of(binding, s) != FindingStanding.Vendor).Select(s => SubjectMatching.Resolved(binding, s)).Where(IsMissing).Select(s => $"{s.Namespace}/{s.Name}").ToImmutableArray();
        if (!missing.IsEmpty)
            yield return Of("R51", binding, missing);

        if (input.OriginOf?.Invoke(binding) == BindingOrigin.Owner && input.HoldsGrant is { } holdsGrant
            && binding.Subjects is [var owner] && AckUserName.TryParse(owner.Name, out var id)
            && AckUserName.KindOf(id) is SubjectIdentityKind.RamUser or SubjectIdentityKind.RamRole && input.IsDeleted?.Invoke(owner) != true && !holdsGrant(id))
            yield return Of("R53", binding, []) with { Subject = owner };

        if (binding.Key.Kind == RbacKind.RoleBinding && PrivilegedNamespaces.IsOfAddOn(binding.Key.Namespace) && IsForTeams(binding.RoleRef)
            && binding.Subjects.Any(s => standings.Of(binding, s) != FindingStanding.Vendor))
            yield return Of("R56", binding, [binding.RoleRef.Name]);
    }

    private IEnumerable<Finding> OfDeleted()
    {
        if (input.IsDeleted is not { } isDeleted)
            yield break;
        var bindings = from binding in _rbac.Bindings
                       from subject in binding.Subjects.Distinct()
                       where subject.Kind == RbacSubjectKind.User && isDeleted(subject)
                       group binding.Key by subject;
        foreach (var held in bindings)
            yield return new Finding { Rule = FindingRules.Of("R52"), Severity = FindingRules.Of("R52").Severity, Subject = held.Key, Words = [.. held.Select(k => k.ToString())] };
    }

    // What ACK made is shown and revoked there; what was made beside it stays when that is revoked.
    private IEnumerable<Finding> OfHandMade()
    {
        var bindings = from binding in _rbac.Bindings
                       from subject in binding.Subjects.Distinct()
                       where subject.Kind == RbacSubjectKind.User && AckUserName.TryParse(subject.Name, out _) && !RoleOrigins.IsOfService(binding.Key.Name)
                       group binding by subject;
        foreach (var held in bindings)
        {
            ImmutableArray<string> beside = [.. held.Where(b => !AckBindings.IsMadeByAck(b, out _) && !b.Key.Name.EndsWith("-heapster-rolebinding", StringComparison.Ordinal)).Select(b => b.Key.ToString())];
            if (!beside.IsEmpty && held.Any(b => AckBindings.IsMadeByAck(b, out _)))
                yield return new Finding { Rule = FindingRules.Of("R54"), Severity = FindingRules.Of("R54").Severity, Subject = held.Key, Words = beside };
        }
    }

    private bool IsMissing(RbacSubject subject)
    {
        if (subject.Kind != RbacSubjectKind.ServiceAccount)
            return false;
        if (subject.Namespace.Length > 0 && !_rbac.Namespaces.IsEmpty && !_rbac.Namespaces.Contains(subject.Namespace))
            return true;
        return subject.Namespace.Length == 0 || _accounts?.Contains((subject.Namespace, subject.Name)) == false;
    }

    private bool IsRead(RbacKind kind, string ns) => !_rbac.Gaps.Any(g => (g.Kind is null || g.Kind == kind) && (g.Namespace is null || g.Namespace == ns));

    private static bool IsForTeams(RbacKey role) =>
        role.Kind == RbacKind.ClusterRole && (role.Name is "admin" or "edit" or "cluster-admin" || (PredefinedClusterRoles.TryFromClusterRole(role.Name, out var predefined) && predefined is not (PredefinedRole.RestrictedUser or PredefinedRole.ReadOnlyAdministrator)));

    private static Finding Of(string rule, RbacBinding binding, ImmutableArray<string> words) =>
        new() { Rule = FindingRules.Of(rule), Severity = FindingRules.Of(rule).Severity, Namespace = binding.Key.Namespace, Object = binding.Key, Words = words };
}
