using System.Collections.Immutable;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>What a role in a cluster can be about.</summary>
/// <param name="Resources">Every resource and subresource, by group and name.</param>
/// <param name="Gap">Why some or all of the cluster's own resources are missing, so that only the usual ones are there; null when nothing is missing.</param>
public sealed record ApiCatalog(ImmutableArray<ApiResource> Resources, Failure? Gap)
{
    /// <summary>The API groups in their order, the core group (empty) first.</summary>
    public ImmutableArray<string> Groups { get; } = [.. Resources.Select(r => r.ApiGroup).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
