using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Data.Tests.Support;

/// <summary>Audit records with valid defaults; a test changes one thing.</summary>
internal static class Records
{
    public static AuditActor Admin { get; } = new(ConsoleIdentityKind.RamUser, "2001", "Platform-Admin", "sub-1", ConsoleRole.Administrator, "127.0.0.1");

    public static AuditRecord Event(string action = AuditActions.SignIn) => new()
    {
        Kind = AuditEntryKind.Event,
        Action = action,
        Actor = Admin,
        CorrelationId = "c-1",
        Outcome = AuditOutcome.Succeeded,
    };

    public static AuditRecord Intent(string targetId = "3001", string targetName = "team-a-dev-1") => new()
    {
        Kind = AuditEntryKind.Intent,
        Action = AuditActions.ChangePermissions,
        Actor = Admin,
        CorrelationId = "plan-1",
        Target = new AuditTarget("ram-user", targetId, targetName),
        Clusters = ["c1"],
        Before = [],
        After = [new AuditPermission("namespace", "c1", "payments", "dev", false, false)],
        Added = [new AuditPermission("namespace", "c1", "payments", "dev", false, false)],
        Reason = "New colleague",
        Ticket = "OPS-1",
        Outcome = AuditOutcome.Open,
    };

    public static AuditRecord StepOf(long intent) => Intent() with { Kind = AuditEntryKind.Step, IntentSequence = intent };

    public static AuditRecord OutcomeOf(long intent, AuditOutcome outcome = AuditOutcome.Succeeded) =>
        Intent() with { Kind = AuditEntryKind.Outcome, IntentSequence = intent, Outcome = outcome, RequestIds = ["R-1"], DurationMilliseconds = 1200 };

    public static async Task<AuditEntry> AddAsync(this TestDatabase database, AuditRecord record) => (await database.Trail.AppendAsync(record, default)).Value;
}
