using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>A role in a list.</summary>
/// <param name="Key">Which role.</param>
/// <param name="Origin">Who looks after it.</param>
/// <param name="RuleCount">How many rules it has.</param>
/// <param name="Highlights">Its notable abilities, the gravest first.</param>
/// <param name="Holders">How many subjects bindings give it.</param>
/// <param name="Marks">What is special about it.</param>
/// <param name="CreatedAt">When it was created; null when not known.</param>
public sealed record RoleRow(RbacKey Key, RoleOrigin Origin, int RuleCount, ImmutableArray<AccessHighlight> Highlights, int Holders, RoleMarks Marks, DateTimeOffset? CreatedAt);
