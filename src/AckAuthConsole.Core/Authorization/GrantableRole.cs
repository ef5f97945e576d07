using System.Collections.Immutable;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Authorization;

/// <summary>A ClusterRole that a cluster offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rules">What it allows.</param>
/// <param name="Highlights">The notable abilities that it gives, the gravest first.</param>
public sealed record GrantableRole(ClusterRoleName Name, ImmutableArray<RbacRule> Rules, ImmutableArray<AccessHighlight> Highlights);
