using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>RBAC objects that could not be read: every answer that they could change is marked as incomplete.</summary>
/// <param name="Kind">Which kind could not be read; null for all kinds.</param>
/// <param name="Namespace">In which namespace; null for the whole cluster (and so every namespace).</param>
/// <param name="Failure">Why.</param>
public sealed record RbacGap(RbacKind? Kind, string? Namespace, Failure Failure);
