using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Works out what edits would do: reads the object, lets the API server check by a dry run, and simulates the cluster afterwards.</summary>
internal sealed class RbacPlanner(
    IClusterRbac rbac, IClusterSnapshots snapshots, IRbacManifests manifests, InventoryState inventory, ICloudAccount account, HolderEffects effects, RbacWarnings warnings, TimeProvider clock)
{
    private const int AtOnce = 4;

    private static readonly TimeSpan s_maxAge = TimeSpan.FromSeconds(30);

    public async Task<RbacPlan> MakeAsync(ConsoleIdentity actor, IReadOnlyList<RbacEdit> edits, long? undoes, CancellationToken cancellationToken)
    {
        // Without the console's own identity nobody is warned that it locks itself out; everything else is known all the same.
        var console = (await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false)).Match(i => i.Principal?.Id ?? (PrincipalId.TryParse(i.AccountId, out var own) ? own : null), _ => null);
        var planned = new PlannedEdit[edits.Count];
        await Parallel.ForAsync(0, edits.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
            planned[index] = await PlanAsync(actor, edits[index], console, token).ConfigureAwait(false)).ConfigureAwait(false);
        return new RbacPlan(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), actor.Subject, [.. planned], PhraseFor(planned), undoes);
    }

    // Whoever types a name has read it: of the one object, or of the cluster when there are many.
    private static string? PhraseFor(PlannedEdit[] planned)
    {
        var grave = planned.Where(p => p.Refusal is null && p.Warnings.Any(w => w.Severity == PlanSeverity.Critical)).ToList();
        return grave switch
        {
            [] => null,
            [var only] => only.Edit.Key.Name,
            _ => grave[0].Cluster.Name,
        };
    }

    private async Task<PlannedEdit> PlanAsync(ConsoleIdentity actor, RbacEdit edit, PrincipalId? console, CancellationToken cancellationToken)
    {
        if (!inventory.Current.ClusterById.TryGetValue(edit.Cluster, out var cluster))
            return new PlannedEdit { Edit = edit, Cluster = Unknown(edit.Cluster), Refusal = new Failure.NotFound("cluster", edit.Cluster.Value) };
        if (edit.Manifest is { } wanted && manifests.Validate(wanted) is { Count: > 0 } faults)
            return new PlannedEdit { Edit = edit, Cluster = cluster, Refusal = new Failure.Invalid("manifest.invalid", "manifest") { Fields = faults } };
        var read = await rbac.GetAsync(cluster, edit.Key, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess && read.Failure is not Failure.NotFound)
            return new PlannedEdit { Edit = edit, Cluster = cluster, Refusal = read.Failure };
        var before = read.IsSuccess ? read.Value : null;
        var (after, refusal) = await DryRunAsync(cluster, edit, before, cancellationToken).ConfigureAwait(false);
        var plan = new PlannedEdit { Edit = edit, Cluster = cluster, Before = before, After = after, Refusal = refusal, ChangesNothing = refusal is null && before is not null && after is not null && ManifestComparison.AreSame(before, after) };
        return await WithEffectAsync(actor, plan, console, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(RbacManifest? After, Failure? Refusal)> DryRunAsync(Cluster cluster, RbacEdit edit, RbacManifest? before, CancellationToken cancellationToken)
    {
        switch (edit.Kind)
        {
            case RbacEditKind.Create:
                if (before is not null)
                    return (null, new Failure.Conflict("kubernetes.already-exists", edit.Key.Name));
                var created = await rbac.CreateAsync(cluster, edit.Manifest!, true, cancellationToken).ConfigureAwait(false);
                return created.IsSuccess ? (created.Value, null) : (null, created.Failure);
            case RbacEditKind.Replace:
                if (before is null)
                    return (null, new Failure.NotFound(KindOf(edit.Key), edit.Key.Name));

                // Said before the API server says it: who edits an old version is shown the new one.
                if (edit.Manifest!.Metadata.ResourceVersion != before.Metadata.ResourceVersion)
                    return (null, new Failure.Conflict("kubernetes.conflict", edit.Key.Name));
                var replaced = await rbac.ReplaceAsync(cluster, edit.Manifest!, true, cancellationToken).ConfigureAwait(false);
                return replaced.IsSuccess ? (replaced.Value, null) : (null, replaced.Failure);
            default:
                if (before is null)
                    return (null, new Failure.NotFound(KindOf(edit.Key), edit.Key.Name));
                var deleted = await rbac.DeleteAsync(cluster, edit.Key, before.Metadata.Uid, before.Metadata.ResourceVersion, true, cancellationToken).ConfigureAwait(false);
                return (null, deleted.Failure);
        }
    }

    private async Task<PlannedEdit> WithEffectAsync(ConsoleIdentity actor, PlannedEdit plan, PrincipalId? console, CancellationToken cancellationToken)
    {
        var wanted = plan.After ?? plan.Edit.Manifest;
        var (oldRules, newRules) = (plan.Before?.Role?.Rules ?? [], plan.Edit.Kind == RbacEditKind.Delete ? [] : wanted?.Role?.Rules ?? []);
        plan = plan with { GainedRules = RuleRemainder.Of(newRules, oldRules), LostRules = RuleRemainder.Of(oldRules, newRules) };
        var read = await snapshots.GetAsync(plan.Cluster.Id, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return plan with { Warnings = [new RbacWarning(RbacWarningCode.Incomplete, PlanSeverity.Medium, [])] };

        // The snapshot may be a little older than the object that was just read.
        var before = plan.Before is { } known ? read.Value.Rbac.With([Put(known)]) : read.Value.Rbac;
        var after = RoleAggregation.Fill(before.With([plan.Edit.Kind == RbacEditKind.Delete ? new RbacChange.Remove(plan.Edit.Key) : Put(wanted!)]));
        var (affected, total) = effects.Of(before, after, [plan.Edit.Key]);
        plan = plan with { Affected = affected, AffectedTotal = total };
        return plan with { Warnings = warnings.Of(plan, read.Value with { Rbac = before }, after, console, actor) };
    }

    private static RbacChange Put(RbacManifest manifest) => manifest.Role is { } role ? new RbacChange.PutRole(role) : new RbacChange.PutBinding(manifest.Binding!);

    private static string KindOf(RbacKey key) => key.Kind.ToString().ToLowerInvariant();

    private static Cluster Unknown(ClusterId id) => new() { Id = id, Name = id.Value, RegionId = "", State = "" };
}
