using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.RamPolicies;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Which clusters RAM lets a principal read, by the policies that reach it.</summary>
/// <param name="Total">Clusters in all.</param>
/// <param name="Denied">Clusters that it may not read.</param>
/// <param name="Unknown">Clusters for which it depends on a condition, or on a policy that cannot be read.</param>
public sealed record RamReach(int Total, IReadOnlyList<Cluster> Denied, IReadOnlyList<Cluster> Unknown)
{
    /// <summary>Decides for each cluster.</summary>
    public static RamReach Of(IReadOnlyList<AttachedPolicy> policies, string accountId, IReadOnlyList<Cluster> clusters)
    {
        var decisions = clusters.DistinctBy(c => c.Id).Select(c => (Cluster: c, Decision: ClusterReadAccess.Decide(policies, accountId, c))).ToList();
        return new RamReach(
            decisions.Count,
            [.. decisions.Where(d => d.Decision == RamDecision.Denied).Select(d => d.Cluster)],
            [.. decisions.Where(d => d.Decision is not (RamDecision.Allowed or RamDecision.Denied)).Select(d => d.Cluster)]);
    }
}
