using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Where somebody may do something.</summary>
/// <param name="ClusterWide">Why at cluster scope, and so in every namespace; null when not.</param>
/// <param name="Namespaces">The namespaces whose own RoleBindings allow it, in order, also where the cluster scope allows it already.</param>
/// <param name="Gaps">What could not be read and could add places; always empty when allowed cluster-wide.</param>
public sealed record WhereCanAnswer(AccessChain? ClusterWide, ImmutableArray<WhereCanPlace> Namespaces, ImmutableArray<RbacGap> Gaps);
