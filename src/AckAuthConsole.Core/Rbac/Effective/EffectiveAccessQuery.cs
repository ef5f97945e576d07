using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>Whose effective access is asked for, and where.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Cluster">In which cluster.</param>
/// <param name="Namespace">In which namespace; null for what holds in the whole cluster.</param>
public sealed record EffectiveAccessQuery(PrincipalRef Principal, ClusterId Cluster, NamespaceName? Namespace);
