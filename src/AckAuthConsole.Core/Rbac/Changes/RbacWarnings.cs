using System.Collections.Immutable;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>What a person should hear before a role or binding is changed.</summary>
internal sealed class RbacWarnings(BindingOrigins origins, SubjectResolver subjects)
{
    private const int MaxWords = 20;

    /// <summary>The warnings of one edit, the gravest first.</summary>
    public ImmutableArray<RbacWarning> Of(PlannedEdit edit, ClusterSnapshot snapshot, RbacSnapshot after, PrincipalId? console, ConsoleIdentity actor)
    {
        var warnings = new List<RbacWarning>();
        var before = snapshot.Rbac;
        if (console is not null && Loses(before, after, console))
            Add(RbacWarningCode.ConsoleLosesAccess, PlanSeverity.Critical);
        var power = edit.Affected.SelectMany(a => a.Places).SelectMany(p => p.Gained).Where(h => h <= AccessHighlight.ReadSecrets).Distinct().Order().ToList();
        if (power.Count > 0)
            Add(RbacWarningCode.GivesPower, power[0] <= AccessHighlight.Impersonate ? PlanSeverity.Critical : PlanSeverity.High, power.Select(h => h.ToString()));
        if (actor.Principal is { } own && edit.Affected.Any(a => a.Who.Reference == own && !a.Places.IsEmpty))
            Add(RbacWarningCode.OwnRights, PlanSeverity.Medium);
        if (!before.Gaps.IsEmpty)
            Add(RbacWarningCode.Incomplete, PlanSeverity.Medium);
        if (edit.Edit.Key.Kind is RbacKind.ClusterRole or RbacKind.Role)
            OfRole(edit, before, after, Add);
        else
            OfBinding(edit, snapshot, after, Add);
        return [.. warnings.OrderByDescending(w => w.Severity).ThenBy(w => w.Code)];

        void Add(RbacWarningCode code, PlanSeverity severity, IEnumerable<string>? words = null) => warnings.Add(new RbacWarning(code, severity, [.. (words ?? []).Take(MaxWords)]));
    }

    private static bool Loses(RbacSnapshot before, RbacSnapshot after, PrincipalId id)
    {
        var everything = AccessQuestion.Of("*", "*", "*");
        return before.Decide(AckUserName.UserOf(before, id), everything).IsAllowed && !after.Decide(AckUserName.UserOf(before, id), everything).IsAllowed;
    }

    private static void OfRole(PlannedEdit edit, RbacSnapshot before, RbacSnapshot after, Action<RbacWarningCode, PlanSeverity, IEnumerable<string>?> add)
    {
        var role = edit.Before?.Role ?? edit.Edit.Manifest?.Role;
        if (role is null)
            return;
        switch (RoleOrigins.Of(role))
        {
            case RoleOrigin.AckPredefined:
                add(RbacWarningCode.PredefinedRole, PlanSeverity.High, null);
                break;
            case RoleOrigin.KubernetesDefault when edit.Before is not null:
                add(RbacWarningCode.KubernetesDefault, PlanSeverity.High, null);
                break;
            case RoleOrigin.Service when edit.Before is not null:
                add(RbacWarningCode.ServiceObject, PlanSeverity.Medium, null);
                break;
        }

        if (edit.Edit.Kind == RbacEditKind.Delete)
        {
            var bindings = before.BindingsTo(edit.Edit.Key);
            if (bindings.Count > 0)
                add(RbacWarningCode.DanglingBindings, PlanSeverity.High, bindings.Select(b => b.Key.ToString()));
            return;
        }

        var wanted = edit.After?.Role ?? edit.Edit.Manifest!.Role!;
        if (wanted.Aggregation is not null)
            add(RbacWarningCode.AggregatedRole, PlanSeverity.Medium, null);
        var receiving = RoleAggregation.Receiving(after, wanted);
        if (!receiving.IsEmpty)
            add(RbacWarningCode.WidensRoles, PlanSeverity.High, receiving.Select(r => r.Key.Name));
        var odd = RuleSpelling.Suspicious(wanted).Distinct(StringComparer.Ordinal).ToList();
        if (odd.Count > 0)
            add(RbacWarningCode.RuleWithoutEffect, PlanSeverity.Medium, odd);
    }

    private void OfBinding(PlannedEdit edit, ClusterSnapshot snapshot, RbacSnapshot after, Action<RbacWarningCode, PlanSeverity, IEnumerable<string>?> add)
    {
        if (edit.Before?.Binding is { } old)
        {
            var (code, severity) = origins.Of(snapshot.Cluster.Id, snapshot.Rbac, old) switch
            {
                BindingOrigin.Owner => (RbacWarningCode.OwnerBinding, PlanSeverity.Critical),
                BindingOrigin.AckGrant or BindingOrigin.AllClusters => (RbacWarningCode.AckGrant, PlanSeverity.High),
                BindingOrigin.KubernetesDefault => (RbacWarningCode.KubernetesDefault, PlanSeverity.High),
                BindingOrigin.Service => (RbacWarningCode.ServiceObject, PlanSeverity.High),
                _ => ((RbacWarningCode?)null, PlanSeverity.Low),
            };
            if (code is { } known)
                add(known, severity, null);
        }

        if (edit.Edit.Kind == RbacEditKind.Delete)
            return;
        var binding = edit.After?.Binding ?? edit.Edit.Manifest!.Binding!;
        if (after.FindRole(binding.RoleRef) is null)
            add(RbacWarningCode.MissingRole, PlanSeverity.High, [binding.RoleRef.ToString()]);
        var added = binding.Subjects.Except(edit.Before?.Binding?.Subjects ?? []).Select(subjects.Resolve).ToList();
        AddNames(RbacWarningCode.GivesEverybody, PlanSeverity.Critical, added.Where(IsEverybody));
        AddNames(RbacWarningCode.DeletedSubject, PlanSeverity.High, added.Where(s => s.IsDeleted));
        AddNames(RbacWarningCode.UnknownSubject, PlanSeverity.Medium, added.Where(s => s.Kind == SubjectIdentityKind.OtherUser || (s.Reference is not null && s.Principal is null && !s.IsDeleted)));
        AddNames(RbacWarningCode.UnknownNamespace, PlanSeverity.Medium, added.Where(s => s.Kind == SubjectIdentityKind.ServiceAccount && s.Subject.Namespace.Length > 0 && !after.Namespaces.Contains(s.Subject.Namespace)));

        void AddNames(RbacWarningCode code, PlanSeverity severity, IEnumerable<ResolvedSubject> who)
        {
            var names = who.Select(w => w.Subject.Namespace.Length > 0 ? $"{w.Subject.Namespace}/{w.Subject.Name}" : w.Name).ToList();
            if (names.Count > 0)
                add(code, severity, names);
        }
    }

    private static bool IsEverybody(ResolvedSubject who) => who.Subject.Name is RbacNames.Authenticated or RbacNames.Unauthenticated or RbacNames.Anonymous or RbacNames.ServiceAccounts or RbacNames.AckUsers;
}
