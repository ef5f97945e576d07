using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Web.Features.ClusterAccess;

/// <summary>An identity with everything that matches, cluster by cluster. RAM identities are one across clusters; other names mean something within one cluster only.</summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="Who">Whom bindings name.</param>
/// <param name="Places">What it holds where, by the clusters' names.</param>
internal sealed record FleetHolder(string Key, ResolvedSubject Who, IReadOnlyList<(Cluster Cluster, IReadOnlyList<AccessGrant> Grants)> Places)
{
    /// <summary>Joins the clusters' answers: whoever reaches the most clusters first, then by name.</summary>
    public static IReadOnlyList<FleetHolder> Of(IEnumerable<FleetAccessPart> parts) =>
    [
        .. parts.SelectMany(p => p.Holders.Select(h => (p.Cluster, Holder: h)))
            .GroupBy(x => x.Holder.Who.Id is { } id ? "id:" + id.Value : $"{x.Cluster.Id.Value}:{x.Holder.Who.Subject}", StringComparer.Ordinal)
            .Select(g => new FleetHolder(
                g.Key,
                g.First().Holder.Who,
                [.. g.OrderBy(x => x.Cluster.Name, StringComparer.OrdinalIgnoreCase).Select(x => (x.Cluster, (IReadOnlyList<AccessGrant>)x.Holder.Grants))]))
            .OrderByDescending(h => h.Places.Count)
            .ThenBy(h => h.Who.Kind)
            .ThenBy(h => h.Who.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
