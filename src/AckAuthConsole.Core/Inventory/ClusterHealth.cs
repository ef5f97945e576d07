using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>Whether a cluster's API server answered when it was last asked.</summary>
internal sealed record ClusterHealth(DateTimeOffset CheckedAt, Failure? Failure);
