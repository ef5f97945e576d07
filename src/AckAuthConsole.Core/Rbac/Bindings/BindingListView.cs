using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>The bindings of a cluster.</summary>
/// <param name="State">How old and complete the list is.</param>
/// <param name="Namespaces">Every namespace, and those that bindings are in.</param>
/// <param name="Rows">One page of those that match: of the whole cluster first, then by namespace, by name.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Total">How many there are, those of Kubernetes itself left out.</param>
public sealed record BindingListView(ClusterRbacState State, ImmutableArray<string> Namespaces, ImmutableArray<BindingRow> Rows, int Matching, int Total);
