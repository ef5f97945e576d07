using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>A subject that may do something.</summary>
/// <param name="Subject">The subject, a service account with its namespace, also where a binding names it as a user.</param>
/// <param name="Chains">Each binding that allows it, with the first rule that does; at least one.</param>
public sealed record WhoCanEntry(RbacSubject Subject, ImmutableArray<AccessChain> Chains);
