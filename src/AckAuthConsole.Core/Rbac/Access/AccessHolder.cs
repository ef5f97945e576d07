using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>An identity that holds something in a cluster.</summary>
/// <param name="Who">Whom the bindings name; for a RAM identity with several user names the first of them.</param>
/// <param name="Grants">What it holds, cluster-wide first, then by namespace and role.</param>
public sealed record AccessHolder(ResolvedSubject Who, ImmutableArray<AccessGrant> Grants);
