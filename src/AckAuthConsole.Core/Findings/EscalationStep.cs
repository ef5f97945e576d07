using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings;

/// <summary>One step of a path: who, by which ability, becomes whom.</summary>
/// <param name="From">Who takes the step.</param>
/// <param name="Rule">The pattern that lets him.</param>
/// <param name="Namespace">Where; empty for the whole cluster.</param>
/// <param name="Evidence">What gives the ability: one chain for each thing that is needed.</param>
/// <param name="To">Who he can act as then; null when he then controls the cluster.</param>
public sealed record EscalationStep(RbacSubject From, FindingRule Rule, string Namespace, ImmutableArray<AccessChain> Evidence, RbacSubject? To);
