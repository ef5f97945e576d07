using System.Collections.Concurrent;
using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Looks at clusters with everything the console knows, and remembers the last look at each: a snapshot that did not change is not looked at twice.</summary>
internal sealed class ClusterFindings(InventoryState inventory, SubjectResolver subjects, BindingOrigins origins, IClusterWorkloads workloads, IFindingSuppressions suppressions, TimeProvider clock)
{
    private static readonly TimeSpan s_workloadsAge = TimeSpan.FromMinutes(10);

    private static readonly ImmutableArray<string> s_resources = ["pods", "serviceaccounts"];

    private readonly ConcurrentDictionary<ClusterId, Look> _looks = new();

    /// <summary>All findings of a cluster, suppressions counted in.</summary>
    public async Task<Result<(ImmutableArray<FindingRow> Rows, ImmutableArray<(string Resource, Failure Failure)> WorkloadGaps)>> InAsync(ClusterSnapshot snapshot, CancellationToken cancellationToken)
    {
        var suppressed = await suppressions.ListAsync(snapshot.Cluster.Id, cancellationToken).ConfigureAwait(false);
        if (!suppressed.IsSuccess)
            return suppressed.Failure;
        var look = await LookAsync(snapshot, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var known = suppressed.Value.ToDictionary(s => s.Fingerprint, StringComparer.Ordinal);
        return (
            [.. look.Findings.Select(f =>
            {
                var suppression = known.GetValueOrDefault(f.Fingerprint);
                var standing = f.Standing == FindingStanding.Open && suppression?.IsActive(now) == true ? FindingStanding.Suppressed : f.Standing;
                return new FindingRow(snapshot.Cluster, f with { Standing = standing }, f.Subject is { } subject ? subjects.Resolve(subject) : null, suppression);
            })],
            [.. look.Workloads.Gaps]);
    }

    private async Task<Look> LookAsync(ClusterSnapshot snapshot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = _looks.GetValueOrDefault(snapshot.Cluster.Id);
        var (read, readAt) = last is not null && now - last.WorkloadsAt < s_workloadsAge ? (last.Workloads, last.WorkloadsAt) : (await ReadAsync(snapshot.Cluster, cancellationToken).ConfigureAwait(false), now);

        // Who left and who holds what comes from the inventory, which a walk replaces as a whole.
        var directory = inventory.Current;
        if (last is not null && ReferenceEquals(last.Rbac, snapshot.Rbac) && ReferenceEquals(last.Workloads, read) && ReferenceEquals(last.Directory, directory))
            return last;
        var cluster = snapshot.Cluster.Id;
        var findings = FindingsAnalysis.Find(new FindingsInput(snapshot.Rbac)
        {
            Workloads = read,
            KubernetesVersion = snapshot.Cluster.Version,
            OriginOf = binding => origins.Of(cluster, snapshot.Rbac, binding),
            IsDeleted = subject => subjects.Resolve(subject).IsDeleted,
            HoldsGrant = id => HoldsGrant(directory, cluster, id),
        });
        var look = new Look(snapshot.Rbac, read, readAt, directory, findings);
        _looks[cluster] = look;
        return look;
    }

    // A cluster whose workloads cannot be read at all has only gaps.
    private async Task<ClusterWorkloads> ReadAsync(Cluster cluster, CancellationToken cancellationToken) =>
        (await workloads.ReadAsync(cluster, cancellationToken).ConfigureAwait(false)).Match(w => w, f => new ClusterWorkloads([], [], [.. s_resources.Select(r => (r, f))]));

    private static bool HoldsGrant(InventorySnapshot directory, ClusterId cluster, PrincipalId id)
    {
        var principal = new PrincipalRef(AckUserName.KindOf(id) == SubjectIdentityKind.RamRole ? PrincipalKind.RamRole : PrincipalKind.RamUser, id);

        // What is not known is not held against anybody.
        return !directory.Permissions.TryGetValue(principal, out var known)
            || known.Permissions.Items.Any(i => !i.IsOwner && (i.Scope.ClusterId == cluster || i.Scope.Kind == ScopeKind.AllClusters));
    }

    private sealed record Look(RbacSnapshot Rbac, ClusterWorkloads Workloads, DateTimeOffset WorkloadsAt, InventorySnapshot Directory, ImmutableArray<Finding> Findings);
}
