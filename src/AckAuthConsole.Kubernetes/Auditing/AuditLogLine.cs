using AckAuthConsole.Core.Findings.Usage;

namespace AckAuthConsole.Kubernetes.Auditing;

/// <summary>What one line of an audit log tells.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Requests">The requests that were allowed; empty for a refused one and for what is not told at its end.</param>
/// <param name="Fault">Why the line could not be read, in English; null when it could.</param>
public sealed record AuditLogLine(int Number, IReadOnlyList<AuditedRequest> Requests, string? Fault);
