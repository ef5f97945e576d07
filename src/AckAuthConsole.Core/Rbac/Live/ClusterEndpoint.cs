using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>By which address a cluster's API server is called.</summary>
/// <param name="Address">Host and port.</param>
/// <param name="IsPrivate">Whether it is the address inside the VPC.</param>
/// <param name="FallbackReason">Why it is not the one that the settings ask for; null when it is.</param>
public sealed record ClusterEndpoint(string Address, bool IsPrivate, Failure? FallbackReason);
