using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>A rule that somebody holds.</summary>
/// <param name="Namespace">Where it counts: a namespace, or empty for the whole cluster.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Chain">Where it comes from.</param>
public sealed record HeldRule(string Namespace, RbacRule Rule, AccessChain Chain);
