using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Paths;

/// <summary>A way from a subject to control of the whole cluster.</summary>
/// <param name="Subject">Where it starts.</param>
/// <param name="Steps">Its steps, in order; the last one ends in control, or as somebody who has it.</param>
/// <param name="Standing">Whose doing the first step is.</param>
internal sealed record EscalationPath(RbacSubject Subject, ImmutableArray<EscalationStep> Steps, FindingStanding Standing);
