using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

/// <summary>Valid things with defaults; a test changes the one that matters.</summary>
internal static class Sample
{
    public const string ProductionId = "c1111111111111111111111111111111a";
    public const string StagingId = "c2222222222222222222222222222222b";

    public static DateTimeOffset Now { get; } = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public static InventoryStatus Complete { get; } = new() { DirectoryReadAt = Now, WalkCompletedAt = Now, PrincipalsRead = 3, PrincipalsTotal = 3 };

    public static ClusterRow Production { get; } = Cluster(ProductionId, "prod-hangzhou", "cn-hangzhou", principals: 12);

    public static ClusterRow Staging { get; } = Cluster(StagingId, "staging-beijing", "cn-beijing", failure: new Failure.Unavailable(Dependency.Cluster), principals: 3);

    public static ClusterRow Cluster(string id, string name, string region, string state = "running", string version = "1.32.1-aliyun.1", Failure? failure = null, int? principals = null) => new(
        new Cluster { Id = ClusterId.Parse(id), Name = name, RegionId = region, State = state, Version = version, Type = "ManagedKubernetes", Profile = "Default", Spec = "ack.pro.small" },
        failure is null,
        failure,
        Now,
        principals);

    public static ClusterList ClusterList(params ClusterRow[] rows) => new(
        rows,
        new Dictionary<string, string> { ["cn-hangzhou"] = "China (Hangzhou)", ["cn-beijing"] = "China (Beijing)" },
        new Dictionary<string, string> { ["cn-hangzhou"] = "华东1（杭州）", ["cn-beijing"] = "华北2（北京）" },
        Complete);

    public static PrincipalRef User(string id) => new(PrincipalKind.RamUser, PrincipalId.Parse(id));

    public static PrincipalRef Role(string id) => new(PrincipalKind.RamRole, PrincipalId.Parse(id));

    public static Principal Principal(PrincipalRef reference, string name) => new() { Ref = reference, Name = name };

    public static AuditPermission Permission(string role, string cluster = ProductionId, string name = "", bool isCustom = false) =>
        new(cluster.Length == 0 ? "all-clusters" : name.Length == 0 ? "cluster" : "namespace", cluster, name, role, isCustom, false);

    public static AuditRecord Record(string action = AuditActions.SignIn, AuditEntryKind kind = AuditEntryKind.Event, AuditOutcome outcome = AuditOutcome.Succeeded) => new()
    {
        Kind = kind,
        Action = action,
        Actor = new AuditActor(ConsoleIdentityKind.RamUser, "2001", "platform-admin", "subject", ConsoleRole.Administrator, "192.0.2.7"),
        CorrelationId = "correlation-1",
        Outcome = outcome,
    };

    public static AuditEntry Entry(long sequence, AuditRecord record) => new(sequence, Now, record, new string('a', 64), new string('b', 64));

    public static AuditChange Event(long sequence, AuditRecord? record = null) => new(Entry(sequence, record ?? Record()), null, []);

    public static AuditChange Change(
        long sequence,
        IReadOnlyList<AuditPermission> before,
        IReadOnlyList<AuditPermission> after,
        AuditOutcome outcome = AuditOutcome.Succeeded,
        IReadOnlyDictionary<string, string>? details = null)
    {
        var intent = Record(AuditActions.ChangePermissions, AuditEntryKind.Intent, AuditOutcome.Open) with
        {
            Target = new AuditTarget("ram-user", "2005", "team-a-dev-1"),
            Clusters = [.. before.Concat(after).Select(p => p.Cluster.Length == 0 ? "*" : p.Cluster).Distinct()],
            Before = before,
            After = after,
            Added = [.. after.Except(before)],
            Removed = [.. before.Except(after)],
            Reason = "New in the team",
            Ticket = "OPS-1",
            Details = details ?? new Dictionary<string, string>(),
        };
        var result = outcome == AuditOutcome.Open ? null : Entry(sequence + 1, intent with { Kind = AuditEntryKind.Outcome, Outcome = outcome, RequestIds = ["request-1"], DurationMilliseconds = 420, IntentSequence = sequence });
        return new AuditChange(Entry(sequence, intent), result, []);
    }
}
