using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.RamPolicies;

/// <summary>Whether RAM lets a principal read a cluster, without which an RBAC grant there is of no use.</summary>
public static class ClusterReadAccess
{
    private static readonly string[] s_names = ["cs:DescribeClusterDetail", "cs:GetClusterById"];

    /// <summary>Decides for one cluster.</summary>
    public static RamDecision Decide(IReadOnlyList<AttachedPolicy> policies, string accountId, Cluster cluster) =>
        PolicyEvaluator.Decide(policies, s_names, $"acs:cs:{cluster.RegionId}:{accountId}:cluster/{cluster.Id.Value}");

    /// <summary>Decides for every cluster, those to come included.</summary>
    public static RamDecision DecideEverywhere(IReadOnlyList<AttachedPolicy> policies, string accountId) =>
        PolicyEvaluator.Decide(policies, s_names, $"acs:cs:any-region:{accountId}:cluster/any-cluster");
}
