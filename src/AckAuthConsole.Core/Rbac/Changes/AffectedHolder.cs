using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Somebody whose effective permissions a change touches.</summary>
/// <param name="Who">Whom bindings name.</param>
/// <param name="Places">Each place in which something is gained or lost; empty when the same is held by another way, too.</param>
public sealed record AffectedHolder(ResolvedSubject Who, ImmutableArray<PlaceEffect> Places);
