using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>Everyone who can. Members of <c>system:masters</c> can always, and no API lists them.</summary>
/// <param name="Question">What was asked, as the authorizer sees it.</param>
/// <param name="State">How old and complete the answer is.</param>
/// <param name="Holders">Who can, people first.</param>
/// <param name="Namespaces">The cluster's namespaces.</param>
/// <param name="IsComplete">Whether everything that could add somebody was read.</param>
public sealed record WhoCanView(AccessQuestion Question, ClusterRbacState State, ImmutableArray<WhoCanHolder> Holders, ImmutableArray<string> Namespaces, bool IsComplete);
