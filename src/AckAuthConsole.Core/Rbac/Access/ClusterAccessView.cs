using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Who has access to a cluster.</summary>
/// <param name="State">How old and complete it is.</param>
/// <param name="Namespaces">Every namespace, and those that bindings name.</param>
/// <param name="Holders">One page of those that match, by name.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Total">How many hold anything, components of Kubernetes left out.</param>
public sealed record ClusterAccessView(ClusterRbacState State, ImmutableArray<string> Namespaces, ImmutableArray<AccessHolder> Holders, int Matching, int Total);
