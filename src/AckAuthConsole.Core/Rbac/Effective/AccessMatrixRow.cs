using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>One resource, or what a rule names in its place.</summary>
/// <param name="ApiGroup">The API group; empty for the core group, <c>*</c> for all.</param>
/// <param name="Resource">The resource as rules write it: <c>pods</c>, <c>pods/log</c>, <c>*/scale</c>, <c>*</c>.</param>
/// <param name="IsClusterScoped">Whether it is known to belong to no namespace.</param>
/// <param name="Cells">A cell per verb of the matrix.</param>
public sealed record AccessMatrixRow(string ApiGroup, string Resource, bool IsClusterScoped, ImmutableArray<AccessMatrixCell> Cells);
