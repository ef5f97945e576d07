using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>What a difference should make a person think about. Pure: everything it needs is given.</summary>
internal static class PlanWarnings
{
    /// <summary>The warnings, the gravest first.</summary>
    /// <param name="target">Whose permissions.</param>
    /// <param name="difference">What changes.</param>
    /// <param name="context">What the plan knows.</param>
    /// <param name="policies">The RAM policies of the target; null when they were not asked for.</param>
    /// <param name="unverifiedNamespaces">Namespace scopes that could not be checked.</param>
    /// <param name="unseenRoles">Grants of custom ClusterRoles that could not be looked at.</param>
    /// <param name="mode">How it will be applied.</param>
    public static IReadOnlyList<PlanWarning> For(
        Principal target,
        PermissionDifference difference,
        PlanContext context,
        Result<IReadOnlyList<AttachedPolicy>>? policies,
        IReadOnlyList<PermissionScope> unverifiedNamespaces,
        IReadOnlyList<DesiredPermission> unseenRoles,
        PlanMode mode)
    {
        var warnings = new List<PlanWarning>();
        Grants(warnings, difference, context);
        if (unseenRoles.Count > 0)
            warnings.Add(new PlanWarning(PlanWarningCode.CustomRoleNotVerified, PlanSeverity.Low, [.. unseenRoles.Select(u => u.Scope).Distinct()], [.. unseenRoles.Select(u => u.Role.Text).Distinct()]));
        Who(warnings, target, difference, context);
        Ram(warnings, difference, context, policies);
        if (unverifiedNamespaces.Count > 0)
            warnings.Add(new PlanWarning(PlanWarningCode.NamespaceNotVerified, PlanSeverity.Medium, unverifiedNamespaces, []));
        var several = difference.Before.ScopesWithSeveralPredefinedRoles;
        if (several.Count > 0)
            warnings.Add(new PlanWarning(PlanWarningCode.SeveralPredefinedRoles, PlanSeverity.Medium, several, []));
        if (!context.SeesEveryCluster)
            warnings.Add(new PlanWarning(PlanWarningCode.PartialView, PlanSeverity.Medium, [], []));
        if (mode == PlanMode.Incremental && difference.ScopesWithChangedRole is { Count: > 0 } exchanged)
            warnings.Add(new PlanWarning(PlanWarningCode.MomentWithoutRole, PlanSeverity.Low, exchanged, []));
        if (!difference.Removed.IsEmpty && difference.After.Items.IsEmpty)
            warnings.Add(new PlanWarning(PlanWarningCode.NothingLeft, PlanSeverity.Medium, [], []));
        return [.. warnings.OrderByDescending(w => w.Severity).ThenBy(w => w.Code)];
    }

    private static void Grants(List<PlanWarning> warnings, PermissionDifference difference, PlanContext context)
    {
        Warn(PlanWarningCode.ClusterAdmin, PlanSeverity.Critical, a => a.Role.IsClusterAdmin);
        Warn(PlanWarningCode.PowerInAllClusters, PlanSeverity.Critical, a => a.Scope.Kind == ScopeKind.AllClusters && a.Role.AsPredefined is PredefinedRole.Administrator or PredefinedRole.OperationsEngineer && a.Scope.Kind == ScopeKind.AllClusters);
        Warn(PlanWarningCode.AllClusters, PlanSeverity.High, a => a.Scope.Kind == ScopeKind.AllClusters && a.Role.AsPredefined is not (PredefinedRole.Administrator or PredefinedRole.OperationsEngineer));
        Warn(PlanWarningCode.Administrator, PlanSeverity.High, a => a.Scope.Kind == ScopeKind.Cluster && a.Role.AsPredefined == PredefinedRole.Administrator);
        Warn(PlanWarningCode.SystemNamespace, PlanSeverity.High, a => a.Scope.NamespaceName is { IsSystem: true } && a.Role.AsPredefined != PredefinedRole.RestrictedUser);
        Warn(PlanWarningCode.ClusterNotRunning, PlanSeverity.High, a => a.Scope.ClusterId is { } id && context.Inventory.ClusterById.TryGetValue(id, out var cluster) && !ClusterStates.TakesGrants(cluster.State));
        Warn(PlanWarningCode.WiderPermissionStays, PlanSeverity.Medium, a => difference.After.Items.Any(held => IsWider(held, a)));

        void Warn(PlanWarningCode code, PlanSeverity severity, Func<DesiredPermission, bool> concerns)
        {
            var found = difference.Added.Where(concerns).ToList();
            if (found.Count > 0)
                warnings.Add(new PlanWarning(code, severity, [.. found.Select(f => f.Scope).Distinct()], [.. found.Select(f => f.Role.Text).Distinct()]));
        }
    }

    /// <summary>Whether something held beside a grant reaches at least as far and allows more, so that the grant alone narrows nothing.</summary>
    private static bool IsWider(ObservedPermission held, DesiredPermission grant)
    {
        if (held.Key == grant.Key || Rank(held.Role) is not { } heldRank || Rank(grant.Role) is not { } grantRank || heldRank <= grantRank)
            return false;
        return held.Scope == grant.Scope
            || held.Scope.Kind == ScopeKind.AllClusters
            || (held.Scope.Kind == ScopeKind.Cluster && held.Scope.ClusterId == grant.Scope.ClusterId);
    }

    // Only roles that include one another have a rank; other custom ClusterRoles cannot be compared by name.
    private static int? Rank(PermissionRole role) => role switch
    {
        { IsClusterAdmin: true } => 4,
        _ => role.AsPredefined switch
        {
            PredefinedRole.Administrator => 4,
            PredefinedRole.OperationsEngineer => 3,
            PredefinedRole.Developer => 2,
            PredefinedRole.RestrictedUser => 1,
            _ => null,
        },
    };

    private static void Who(List<PlanWarning> warnings, Principal target, PermissionDifference difference, PlanContext context)
    {
        if (context.Actor.Principal == target.Ref)
            warnings.Add(new PlanWarning(PlanWarningCode.OwnRights, PlanSeverity.High, [], []));
        var owned = difference.Before.Items.Where(i => i.IsOwner).Select(i => i.Scope)
            .Where(s => difference.Added.Any(a => Concerns(a.Scope, s)) || difference.Removed.Any(r => Concerns(r.Scope, s))).Distinct().ToList();
        if (owned.Count > 0)
            warnings.Add(new PlanWarning(PlanWarningCode.OwnerKeepsRights, PlanSeverity.Medium, owned, []));
        if (difference.Added.IsEmpty)
            return;
        if (target.Presence == PrincipalPresence.NotSeenInRam)
            warnings.Add(new PlanWarning(PlanWarningCode.NotSeenInRam, PlanSeverity.Critical, [], []));
        switch (target.RoleCategory)
        {
            case RoleCategory.CloudSso:
                warnings.Add(new PlanWarning(PlanWarningCode.CloudSsoRole, PlanSeverity.Medium, [], []));
                break;
            case RoleCategory.Node:
                warnings.Add(new PlanWarning(PlanWarningCode.NodeRole, PlanSeverity.Critical, [], []));
                break;
            case RoleCategory.ServiceLinked or RoleCategory.Service:
                warnings.Add(new PlanWarning(PlanWarningCode.ServiceRole, PlanSeverity.High, [], []));
                break;
        }
    }

    private static bool Concerns(PermissionScope changed, PermissionScope owned) =>
        changed.Kind == ScopeKind.AllClusters || changed == owned || (changed.ClusterId is { } cluster && cluster == owned.ClusterId);

    private static void Ram(List<PlanWarning> warnings, PermissionDifference difference, PlanContext context, Result<IReadOnlyList<AttachedPolicy>>? policies)
    {
        if (policies is not { } asked || difference.Added.IsEmpty)
            return;
        if (!asked.IsSuccess)
        {
            warnings.Add(new PlanWarning(PlanWarningCode.RamAccessUnknown, PlanSeverity.Low, [], []));
            return;
        }

        var decided = difference.Added.Select(a => a.Scope).Distinct().Select(s => (Scope: s, Decision: Decide(s, asked.Value, context))).ToList();
        if (decided.Where(d => d.Decision == RamDecision.Denied).Select(d => d.Scope).ToList() is { Count: > 0 } denied)
            warnings.Add(new PlanWarning(PlanWarningCode.NoRamReadAccess, PlanSeverity.High, denied, []) { Offer = OfferedPolicy.ClusterReadAccess });
        if (decided.Where(d => d.Decision == RamDecision.Conditional).Select(d => d.Scope).ToList() is { Count: > 0 } unsure)
            warnings.Add(new PlanWarning(PlanWarningCode.RamAccessUnknown, PlanSeverity.Low, unsure, []));
    }

    private static RamDecision Decide(PermissionScope scope, IReadOnlyList<AttachedPolicy> policies, PlanContext context) =>
        scope.ClusterId is { } id && context.Inventory.ClusterById.TryGetValue(id, out var cluster)
            ? ClusterReadAccess.Decide(policies, context.Console.AccountId, cluster)
            : ClusterReadAccess.DecideEverywhere(policies, context.Console.AccountId);
}
