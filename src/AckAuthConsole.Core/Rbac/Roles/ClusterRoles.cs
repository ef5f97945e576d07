using System.Collections.Immutable;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>Reads roles from the clusters' snapshots.</summary>
internal sealed class ClusterRoles(IConsoleAccess access, IClusterSnapshots snapshots, IClusterEndpoints endpoints, IClusterRbac rbac, AccessHolders holders, RefusalJournal refusals) : IClusterRoles
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<RoleListView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, RoleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = await ReadAsync(actor, cluster, "cluster-roles", cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var all = read.Value.Rbac;
        var kind = query.Namespaced ? RbacKind.Role : RbacKind.ClusterRole;
        var search = query.Search.Trim();
        var roles = all.Roles.Where(r => r.Key.Kind == kind).ToList();
        var matching = roles
            .Where(r => search.Length == 0 || r.Key.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || r.Key.Namespace.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Where(r => query.Origin is null || RoleOrigins.Of(r) == query.Origin)
            .Where(r => !query.UnusedOnly || HoldersOf(all, r.Key) == 0)
            .OrderBy(r => Rank(RoleOrigins.Of(r))).ThenBy(r => r.Key.Namespace, StringComparer.Ordinal).ThenBy(r => r.Key.Name, StringComparer.Ordinal)
            .ToList();
        return new RoleListView(
            ClusterRbacState.Of(read.Value, endpoints),
            [.. matching.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Size, 1, RoleQuery.MaxSize)).Select(r => RowOf(all, r))],
            matching.Count,
            roles.Count);
    }

    public async Task<Result<RoleView>> GetAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey role, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(actor, cluster, "cluster-roles", cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var all = read.Value.Rbac;
        if (all.FindRole(role) is not { } found)
            return new Failure.NotFound(role.Kind.ToString().ToLowerInvariant(), role.Name);
        var bindings = all.BindingsTo(role).Select(b => b.Key).ToHashSet();
        var published = PublishedRules(found);
        return new RoleView
        {
            State = ClusterRbacState.Of(read.Value, endpoints),
            Row = RowOf(all, found),
            Role = found,
            Holders = [.. holders.In(read.Value).Select(h => h with { Grants = [.. h.Grants.Where(g => bindings.Contains(g.Binding))] }).Where(h => !h.Grants.IsEmpty)],
            FlowsInto = [.. RoleAggregation.Receiving(all, found).Select(r => r.Key.Name)],
            FilledFrom = [.. all.Roles.Where(r => RoleAggregation.Selects(found, r)).Select(r => r.Key.Name)],
            MoreThanPublished = published is null ? [] : RuleRemainder.Of(found.Rules, published),
            LessThanPublished = published is null ? [] : RuleRemainder.Of(published, found.Rules),
        };
    }

    public async Task<Result<RbacManifest>> GetManifestAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey key, CancellationToken cancellationToken)
    {
        // The cluster must be known, and the person be allowed to look into it.
        var read = await ReadAsync(actor, cluster, "cluster-manifest", cancellationToken).ConfigureAwait(false);
        return read.IsSuccess ? await rbac.GetAsync(read.Value.Cluster, key, cancellationToken).ConfigureAwait(false) : read.Failure;
    }

    public async Task<Result<RoleComparison>> CompareAsync(ConsoleIdentity actor, ClusterId leftCluster, RbacKey left, ClusterId rightCluster, RbacKey right, CancellationToken cancellationToken)
    {
        var one = await FindAsync(actor, leftCluster, left, cancellationToken).ConfigureAwait(false);
        if (!one.IsSuccess)
            return one.Failure;
        var other = await FindAsync(actor, rightCluster, right, cancellationToken).ConfigureAwait(false);
        if (!other.IsSuccess)
            return other.Failure;
        var (leftRules, rightRules) = (one.Value.Role.Rules, other.Value.Role.Rules);
        var onlyLeft = RuleRemainder.Of(leftRules, rightRules);
        return new RoleComparison(one.Value.Role, one.Value.Cluster, other.Value.Role, other.Value.Cluster, onlyLeft, RuleRemainder.Of(rightRules, leftRules), RuleRemainder.Of(leftRules, onlyLeft));
    }

    private static int Rank(RoleOrigin origin) => origin switch { RoleOrigin.AckPredefined => 0, RoleOrigin.Custom => 1, RoleOrigin.Service => 2, _ => 3 };

    private static int HoldersOf(RbacSnapshot all, RbacKey role) => all.BindingsTo(role).Sum(b => b.Subjects.Length);

    private static ImmutableArray<RbacRule>? PublishedRules(RbacRole role) =>
        role.Key.Kind == RbacKind.ClusterRole && PredefinedClusterRoles.TryFromClusterRole(role.Key.Name, out var predefined) ? PredefinedRoleRules.Of(predefined.Value) : null;

    private static RoleRow RowOf(RbacSnapshot all, RbacRole role)
    {
        var marks = RoleMarks.None;
        if (role.Aggregation is not null)
            marks |= RoleMarks.Aggregated;
        if (role.Key.Kind == RbacKind.ClusterRole && all.Roles.Any(r => r.Aggregation is not null && RoleAggregation.Selects(r, role)))
            marks |= RoleMarks.Aggregates;
        if (role.Metadata.Annotations.GetValueOrDefault(RoleOrigins.UserCustomizedAnnotation) == "true")
            marks |= RoleMarks.UserCustomized;
        var highlights = AccessHighlights.Of(role.Rules);
        if (PublishedRules(role) is { } published && (!RuleRemainder.Of(role.Rules, published).IsEmpty || !RuleRemainder.Of(published, role.Rules).IsEmpty))
            marks |= role.Key.Name == PredefinedRole.Administrator.ClusterRoleName() && highlights is not [AccessHighlight.FullControl] ? RoleMarks.ObsoleteAdministrator : RoleMarks.Edited;
        return new RoleRow(role.Key, RoleOrigins.Of(role), role.Rules.Length, highlights, HoldersOf(all, role.Key), marks, role.Metadata.CreatedAt);
    }

    private async Task<Result<(RbacRole Role, Cluster Cluster)>> FindAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey key, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(actor, cluster, "cluster-roles", cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        return read.Value.Rbac.FindRole(key) is { } role ? (role, read.Value.Cluster) : new Failure.NotFound(key.Kind.ToString().ToLowerInvariant(), key.Name);
    }

    private async Task<Result<ClusterSnapshot>> ReadAsync(ConsoleIdentity actor, ClusterId cluster, string what, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess
            ? await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false)
            : await refusals.RecordAsync(actor, what, role.Failure, cancellationToken).ConfigureAwait(false);
    }
}
