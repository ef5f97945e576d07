using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>One principal and what it holds.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Permissions">What the console's own identity can see of its permissions.</param>
/// <param name="ReadAt">When that was read.</param>
/// <param name="SeesEveryCluster">Whether the console is known to see every cluster; else there may be more.</param>
/// <param name="Clusters">The clusters of the account as the inventory knows them, for names.</param>
/// <param name="Policies">The RAM policies that reach it, or why they could not be read.</param>
/// <param name="CanChange">Whether the person may change it.</param>
public sealed record PrincipalView(
    Principal Principal,
    ObservedPermissionSet Permissions,
    DateTimeOffset ReadAt,
    bool SeesEveryCluster,
    IReadOnlyList<Cluster> Clusters,
    Result<IReadOnlyList<AttachedPolicy>> Policies,
    bool CanChange);
