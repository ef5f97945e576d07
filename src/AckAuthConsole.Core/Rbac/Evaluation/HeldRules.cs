using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Everything that somebody holds in a namespace or at cluster scope.</summary>
/// <param name="IsMaster">Whether everything is allowed by group <c>system:masters</c>, whatever the rules say.</param>
/// <param name="Rules">The rules, in the order in which they are asked; neither merged nor without duplicates, as a SelfSubjectRulesReview lists them.</param>
/// <param name="MissingRoles">Roles that bindings name but that do not exist, once each.</param>
/// <param name="Gaps">What could not be read and could add rules.</param>
public sealed record HeldRules(bool IsMaster, ImmutableArray<HeldRule> Rules, ImmutableArray<RbacKey> MissingRoles, ImmutableArray<RbacGap> Gaps);
