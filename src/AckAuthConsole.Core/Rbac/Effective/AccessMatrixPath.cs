using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>A path that is no resource.</summary>
/// <param name="Path">The path, perhaps with <c>*</c> at its end.</param>
/// <param name="Verbs">The verbs.</param>
/// <param name="Reasons">The positions in <see cref="Evaluation.HeldRules.Rules"/> of the rules that give it.</param>
public sealed record AccessMatrixPath(string Path, ImmutableArray<string> Verbs, ImmutableArray<int> Reasons);
