using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>What one subject gains and loses between two states of a cluster.</summary>
/// <param name="Subject">Whom bindings name; a user by the name of a service account is that service account.</param>
/// <param name="Places">Where and what: the whole cluster first, then namespaces by name. What counts in the whole cluster is not repeated for namespaces.</param>
public sealed record SubjectDifference(RbacSubject Subject, ImmutableArray<PlaceEffect> Places);
