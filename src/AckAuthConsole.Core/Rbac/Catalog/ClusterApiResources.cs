using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>What an API server told of its resources.</summary>
/// <param name="Resources">Those of all versions of each group, each once.</param>
/// <param name="Gap">Why a group is missing, for instance since its own server does not answer; null when none is.</param>
public sealed record ClusterApiResources(IReadOnlyList<ApiResource> Resources, Failure? Gap);
