using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>One verb on one resource.</summary>
/// <param name="State">Whether it is allowed.</param>
/// <param name="Reasons">The positions in <see cref="Evaluation.HeldRules.Rules"/> of every rule that matches, in order; empty when none does.</param>
public readonly record struct AccessMatrixCell(AccessMatrixState State, ImmutableArray<int> Reasons);
