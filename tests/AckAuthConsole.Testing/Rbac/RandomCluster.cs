using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Testing.Rbac;

/// <summary>The RBAC objects of a made-up cluster.</summary>
/// <param name="Roles">ClusterRoles and Roles; each key once.</param>
/// <param name="Bindings">Bindings of both kinds; each key once. Some name roles that do not exist.</param>
/// <param name="Namespaces">The namespaces.</param>
/// <param name="Gaps">What is said to be unreadable; empty unless asked for.</param>
public sealed record RandomCluster(ImmutableArray<RbacRole> Roles, ImmutableArray<RbacBinding> Bindings, ImmutableArray<string> Namespaces, ImmutableArray<RbacGap> Gaps)
{
    /// <summary>The same as a snapshot.</summary>
    public RbacSnapshot ToSnapshot() => RbacSnapshot.Build(Roles, Bindings, Namespaces, Gaps);
}
