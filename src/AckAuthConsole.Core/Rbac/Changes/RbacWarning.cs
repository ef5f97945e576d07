using System.Collections.Immutable;
using AckAuthConsole.Core.Authorization;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>A warning, as data.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Words">The names concerned; may be empty.</param>
public sealed record RbacWarning(RbacWarningCode Code, PlanSeverity Severity, ImmutableArray<string> Words);
