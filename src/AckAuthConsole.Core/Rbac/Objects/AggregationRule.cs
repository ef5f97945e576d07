using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>How a ClusterRole is filled from others (<c>aggregationRule</c>): every ClusterRole that one of the selectors matches.</summary>
/// <param name="Selectors">The selectors, in order; a role that matches any of them is merged.</param>
public sealed record AggregationRule(ImmutableArray<LabelSelector> Selectors);
