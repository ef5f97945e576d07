using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Makes one principal's part of a plan: fresh read, difference, checks, warnings, calls.</summary>
internal sealed class PlanMaker(PrincipalResolver principals, IPermissionGateway permissions, IRamPolicyGateway ram, TimeProvider clock)
{
    public async Task<PlanPart> MakeAsync(PrincipalRef reference, PlanRequest request, PlanContext context, CancellationToken cancellationToken)
    {
        var resolved = await principals.ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        if (!resolved.IsSuccess)
            return new PlanPart { Target = new Principal { Ref = reference, Name = reference.Id.Value }, Refusal = resolved.Failure };
        var target = resolved.Value;

        // The console that changed itself could lock itself, and with it everyone, out.
        if (context.Console.Principal == reference)
            return new PlanPart { Target = target, Refusal = new Failure.Conflict("plan.console-identity", target.Name) };
        var read = await permissions.ReadAsync(reference, cancellationToken).ConfigureAwait(false);
        var readAt = clock.GetUtcNow();
        if (!read.IsSuccess)
            return new PlanPart { Target = target, Refusal = read.Failure };
        var computed = PermissionDifference.Of(read.Value, request.Edits);
        if (!computed.IsSuccess)
            return new PlanPart { Target = target, Refusal = computed.Failure, ReadAt = readAt };
        var difference = computed.Value;
        if (LosesOwnLastAdministration(target, difference, context))
            return new PlanPart { Target = target, Difference = difference, ReadAt = readAt, Refusal = new Failure.Conflict("permission.own-last-administrative", target.Name) };

        var (refusal, unverified) = await CheckScopesAsync(difference, context, cancellationToken).ConfigureAwait(false);
        var (missing, unseen) = await CheckRolesAsync(difference, context, cancellationToken).ConfigureAwait(false);
        if ((refusal ?? missing) is { } wrong)
            return new PlanPart { Target = target, Difference = difference, ReadAt = readAt, Refusal = wrong };
        var policies = difference.Added.IsEmpty || target.Presence == PrincipalPresence.NotSeenInRam
            ? (Result<IReadOnlyList<AttachedPolicy>>?)null
            : await ram.ListForAsync(target, cancellationToken).ConfigureAwait(false);
        var mode = request.Mode == PlanMode.AtomicReplacement && CanReplace(difference, context) ? PlanMode.AtomicReplacement : PlanMode.Incremental;
        var warnings = PlanWarnings.For(target, difference, context, policies, unverified, unseen, mode);
        var policy = request.AttachMissingRamPolicy ? warnings.Select(w => w.Offer).FirstOrDefault(o => o is not null) : null;
        return new PlanPart
        {
            Target = target,
            Difference = difference,
            Mode = mode,
            Steps = PlanSteps.For(difference, mode, target, policy),
            Warnings = warnings,
            ReadAt = readAt,
        };
    }

    // An entry that has no request form could not be sent again, so replacing the set would lose it.
    private static bool CanReplace(PermissionDifference difference, PlanContext context) =>
        context.SeesEveryCluster && difference.Before.Items.All(i => i.IsOwner || i.Scope.Kind != ScopeKind.Unknown && i.Role is not PermissionRole.Unrecognized);

    private static bool LosesOwnLastAdministration(Principal target, PermissionDifference difference, PlanContext context) =>
        context.Actor.Principal == target.Ref
        && difference.Removed.Any(r => r.Role.IsAdministrative)
        && !difference.After.Items.Any(i => i.Role.IsAdministrative);

    /// <summary>Whether each custom ClusterRole exists where it is given: ACK does not check, and whoever makes a role of that name later would give it power.</summary>
    private static async Task<(Failure? Refusal, IReadOnlyList<DesiredPermission> Unseen)> CheckRolesAsync(PermissionDifference difference, PlanContext context, CancellationToken cancellationToken)
    {
        var unseen = new List<DesiredPermission>();
        foreach (var added in difference.Added)
        {
            if (added.Role is not PermissionRole.Custom custom || custom.IsClusterAdmin)
                continue;
            var roles = added.Scope.ClusterId is { } cluster ? await context.RolesOfAsync(cluster, cancellationToken).ConfigureAwait(false) : null;
            if (roles is null)
                unseen.Add(added);
            else if (roles.FindRole(RbacKey.ClusterRole(custom.Name.Value)) is null)
                return (new Failure.Invalid("cluster-role.not-found", "role", $"{custom.Name.Value} ({added.Scope.Text})"), unseen);
        }

        return (null, unseen);
    }

    private static async Task<(Failure? Refusal, IReadOnlyList<PermissionScope> Unverified)> CheckScopesAsync(PermissionDifference difference, PlanContext context, CancellationToken cancellationToken)
    {
        var unverified = new List<PermissionScope>();
        foreach (var scope in difference.Added.Select(a => a.Scope).Distinct())
        {
            if (scope.ClusterId is not { } id)
                continue;
            if (!context.Inventory.ClusterById.TryGetValue(id, out var cluster))
            {
                if (context.ClustersAreComplete)
                    return (new Failure.NotFound("cluster", id.Value), unverified);
                unverified.Add(scope);
                continue;
            }

            if (scope.NamespaceName is not { } name)
                continue;
            var namespaces = await context.NamespacesOfAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (!namespaces.IsSuccess)
                unverified.Add(scope);
            else if (!namespaces.Value.Contains(name.Value))
                return (new Failure.Invalid("namespace.not-found", "namespace", scope.Text) { Allowed = namespaces.Value }, unverified);
        }

        return (null, unverified);
    }
}
