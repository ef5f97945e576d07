namespace AckAuthConsole.Data.Audit;

/// <summary>What verification has to say to a terminal.</summary>
/// <param name="ExitCode">0 intact, 1 broken, 2 cannot be read.</param>
/// <param name="Text">A few lines in English.</param>
public sealed record AuditVerificationReport(int ExitCode, string Text);
