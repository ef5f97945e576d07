using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Everyone who may do something.</summary>
/// <param name="Entries">The subjects, sorted by kind, namespace and name.</param>
/// <param name="Gaps">What could not be read and could add subjects.</param>
public sealed record WhoCanAnswer(ImmutableArray<WhoCanEntry> Entries, ImmutableArray<RbacGap> Gaps);
