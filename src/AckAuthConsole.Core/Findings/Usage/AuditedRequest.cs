using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Core.Findings.Usage;

/// <summary>A request that an API server allowed, as its audit log tells it.</summary>
/// <param name="UserName">Who asked.</param>
/// <param name="Groups">The groups that the API server saw.</param>
/// <param name="Question">What was asked for.</param>
/// <param name="At">When.</param>
public sealed record AuditedRequest(string UserName, ImmutableArray<string> Groups, AccessQuestion Question, DateTimeOffset At);
