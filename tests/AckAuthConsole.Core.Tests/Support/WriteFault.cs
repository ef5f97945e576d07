namespace AckAuthConsole.Core.Tests.Support;

/// <summary>What goes wrong with one write, and whether it works all the same.</summary>
internal sealed record WriteFault(Failure Failure, bool TakesEffect = false);
