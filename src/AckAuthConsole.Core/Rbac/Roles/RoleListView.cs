using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>The roles of a cluster.</summary>
/// <param name="State">How old and complete the list is.</param>
/// <param name="Rows">One page of those that match: ACK's first, then custom ones, services', Kubernetes' own; by name.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Total">How many there are of that kind.</param>
public sealed record RoleListView(ClusterRbacState State, ImmutableArray<RoleRow> Rows, int Matching, int Total);
