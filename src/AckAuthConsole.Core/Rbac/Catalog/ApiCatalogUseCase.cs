using System.Collections.Concurrent;
using System.Collections.Immutable;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.WhoCan;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>Asks clusters for their resources and keeps each answer for a while: new ones come with new custom resource definitions only.</summary>
internal sealed class ApiCatalogUseCase(IConsoleAccess access, IClusterSnapshots snapshots, IClusterApiResources resources, TimeProvider clock, RefusalJournal refusals) : IApiCatalog
{
    private static readonly TimeSpan s_clusterAge = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_keptFor = TimeSpan.FromMinutes(10);

    // Short, so that a cluster that answers again is asked again.
    private static readonly TimeSpan s_gapKeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<ClusterId, Kept> _kept = new();

    public async Task<Result<ApiCatalog>> OfAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "api-catalog", role.Failure, cancellationToken).ConfigureAwait(false);
        if (_kept.TryGetValue(cluster, out var kept) && clock.GetUtcNow() < kept.Until)
            return kept.Catalog;
        var snapshot = await snapshots.GetAsync(cluster, s_clusterAge, cancellationToken).ConfigureAwait(false);
        if (!snapshot.IsSuccess)
            return snapshot.Failure is Failure.NotFound ? snapshot.Failure : Usual(snapshot.Failure);
        var read = await resources.ReadAsync(snapshot.Value.Cluster, cancellationToken).ConfigureAwait(false);
        var catalog = read.Match(Of, Usual);
        _kept[cluster] = new Kept(catalog, clock.GetUtcNow() + (catalog.Gap is null ? s_keptFor : s_gapKeptFor));
        return catalog;
    }

    private static ApiCatalog Of(ClusterApiResources read)
    {
        var all = read.Resources
            .Select(r => r with { Verbs = [.. r.Verbs, .. RbacVerbs.BesidesServed(r.ApiGroup, r.Name)] })
            .Concat(RbacVerbs.OnlyInRules)
            .Concat(read.Gap is null ? [] : UsualResources());
        return new ApiCatalog(InOrder(all), read.Gap);
    }

    private static ApiCatalog Usual(Failure gap) => new(InOrder(RbacVerbs.OnlyInRules.Concat(UsualResources())), gap);

    // Of two that say the same the first counts: what the server told goes before what is usual.
    private static ImmutableArray<ApiResource> InOrder(IEnumerable<ApiResource> resources) =>
        [.. resources.DistinctBy(r => (r.ApiGroup, r.Name)).OrderBy(r => r.ApiGroup, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)];

    private static IEnumerable<ApiResource> UsualResources()
    {
        foreach (var written in KnownResources.All)
        {
            var slash = written.IndexOf('/', StringComparison.Ordinal);
            var (whole, subresource) = slash < 0 ? (written, "") : (written[..slash], written[slash..]);
            var dot = whole.IndexOf('.', StringComparison.Ordinal);
            var (name, group) = dot < 0 ? (whole, "") : (whole[..dot], whole[(dot + 1)..]);
            var served = subresource.Length > 0 ? ["get", "create"] : (ImmutableArray<string>)["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];
            yield return new ApiResource(group, name + subresource, !KnownResources.IsClusterScoped(name, group), [.. served, .. RbacVerbs.BesidesServed(group, name + subresource)]);
        }
    }

    private sealed record Kept(ApiCatalog Catalog, DateTimeOffset Until);
}
