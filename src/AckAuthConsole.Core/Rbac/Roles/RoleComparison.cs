using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>Two roles by what they allow, not by how it is written.</summary>
/// <param name="Left">The one.</param>
/// <param name="LeftCluster">Where it is.</param>
/// <param name="Right">The other.</param>
/// <param name="RightCluster">Where it is.</param>
/// <param name="OnlyLeft">What only the one allows.</param>
/// <param name="OnlyRight">What only the other allows.</param>
/// <param name="Both">What both allow.</param>
public sealed record RoleComparison(
    RbacRole Left, Cluster LeftCluster, RbacRole Right, Cluster RightCluster, ImmutableArray<RbacRule> OnlyLeft, ImmutableArray<RbacRule> OnlyRight, ImmutableArray<RbacRule> Both);
