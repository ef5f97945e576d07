namespace AckAuthConsole.Emulator.Seed;

/// <summary>One RAM user of the demo account; its position in the list gives its id.</summary>
internal sealed record DemoUser(string Name, string DisplayName, string Comments, bool IsPerson = true, bool IsFrozen = false);

/// <summary>One group of the demo account.</summary>
internal sealed record DemoGroup(string Name, string Comments, IReadOnlyList<string> Policies, IReadOnlyList<string> Members);

/// <summary>
/// The people of the demo account. Ids follow the order: <c>200000000000000001</c> is platform-admin, …02 security-auditor, …03 team-a-lead,
/// …04 team-a-dev-1, …40 ack-auth-console; the deleted ones go on from …41.
/// </summary>
internal static class DemoPeople
{
    public static readonly IReadOnlyList<DemoUser> Users =
    [
        new("platform-admin", "Platform Admin 平台管理员", "Administers clusters and permissions"),
        new("security-auditor", "Security Auditor 安全审计员", "Reads everything, changes nothing"),
        new("team-a-lead", "陈静 Chen Jing", "Team A"),
        new("team-a-dev-1", "刘洋 Liu Yang", "Team A"),
        new("team-a-dev-2", "杨帆 Yang Fan", "Team A, joined this week: has no RAM policy yet"),
        new("team-a-dev-3", "Alice Brown", "Team A"),
        new("team-a-dev-4", "赵磊 Zhao Lei", "Team A"),
        new("team-b-lead", "Bob Miller", "Team B"),
        new("team-b-dev-1", "黄婷 Huang Ting", "Team B"),
        new("team-b-dev-2", "Carlos García", "Team B"),
        new("team-b-dev-3", "周杰 Zhou Jie", "Team B"),
        new("payments-lead", "吴敏 Wu Min", "Payments"),
        new("payments-dev-1", "徐浩 Xu Hao", "Payments"),
        new("payments-dev-2", "Dana O'Neil", "Payments"),
        new("sre-oncall", "SRE On-call 运维值班", "Shared by whoever is on call"),
        new("sre-lead", "孙莉 Sun Li", "SRE"),
        new("sre-1", "马超 Ma Chao", "SRE"),
        new("sre-2", "Erik Åström", "SRE"),
        new("data-lead", "朱琳 Zhu Lin", "Data platform"),
        new("data-engineer-1", "胡军 Hu Jun", "Data platform"),
        new("data-engineer-2", "Fatima Khan", "Data platform"),
        new("intern-1", "何雨 He Yu", "Intern 实习生"),
        new("intern-2", "郭宁 Guo Ning", "Intern 实习生"),
        new("contractor-1", "林峰 Lin Feng", "Contractor 外包"),
        new("contractor-2", "高翔 Gao Xiang", "Contractor 外包, contract ended", IsFrozen: true),
        new("ci-deployer", "CI Deployer 持续部署", "Used by the delivery pipeline", IsPerson: false),
        new("ci-reader", "CI Reader 持续集成只读", "Used by the test pipeline", IsPerson: false),
        new("monitoring-bot", "Monitoring Bot 监控机器人", "Scrapes all clusters", IsPerson: false),
        new("backup-operator", "Backup Operator 备份操作员", "Runs nightly backups", IsPerson: false),
        new("wang.wei", "王伟", "Backend developer"),
        new("li.na", "李娜", "Created staging-hangzhou"),
        new("zhang.min", "张敏", "Frontend developer"),
        new("liu.qiang", "刘强", "Product manager"),
        new("chen.xi", "陈曦", "Mobile developer"),
        new("qa-lead", "QA Lead 测试负责人", "Quality assurance"),
        new("qa-tester-1", "许晴 Xu Qing", "Quality assurance"),
        new("release-manager", "Release Manager 发布经理", "Releases to production"),
        new("cost-analyst", "Cost Analyst 成本分析师", "Finance"),
        new("network-admin", "Network Admin 网络管理员", "Networks of all clusters"),
        new("ack-auth-console", "ACK Auth Console 授权控制台", "The permission console's own identity", IsPerson: false),
    ];

    /// <summary>Users that are gone but left grants and kubeconfigs behind, with the days since their deletion.</summary>
    public static readonly IReadOnlyList<(DemoUser User, int DeletedDaysAgo)> DeletedUsers =
    [
        (new("sun.yue", "孙悦", "Left the company"), 12),
        (new("former-dev-1", "Henry Jones", "Left the company"), 26),
        // Longer ago than the recycle bin remembers: only its number is known any more.
        (new("old-contractor", "Ivan Petrov", "Contract ended"), 190),
    ];

    public static readonly IReadOnlyList<DemoGroup> Groups =
    [
        new("platform", "Platform team", ["AliyunCSFullAccess", "AliyunRAMFullAccess"], ["platform-admin"]),
        new("auditors", "Audit and security", ["ReadOnlyAccess"], ["security-auditor"]),
        new("team-a", "Team A", ["AliyunCSReadOnlyAccess"], ["team-a-lead", "team-a-dev-1", "team-a-dev-3", "team-a-dev-4"]),
        new("team-b", "Team B", ["TeamBClustersRead"], ["team-b-lead", "team-b-dev-1", "team-b-dev-2", "team-b-dev-3"]),
        new("payments", "Payments", ["PaymentsClustersRead"], ["payments-lead", "payments-dev-1", "payments-dev-2"]),
        new("sre", "Site reliability", ["AliyunCSFullAccess", "AliyunLogReadOnlyAccess", "AliyunRAMReadOnlyAccess"], ["sre-oncall", "sre-lead", "sre-1", "sre-2"]),
        new("data", "Data platform", ["AliyunCSReadOnlyAccess"], ["data-lead", "data-engineer-1", "data-engineer-2"]),
        new("contractors", "People from outside", ["ContractorLimits"], ["contractor-1", "contractor-2"]),
        new("quality", "Quality assurance", ["AliyunCSReadOnlyAccess"], ["qa-lead", "qa-tester-1", "release-manager"]),
    ];

    /// <summary>Policies attached to users themselves.</summary>
    public static readonly IReadOnlyList<(string User, string Policy)> DirectAttachments =
    [
        ("platform-admin", "AliyunActionTrailReadOnlyAccess"),
        ("team-a-lead", "AliyunRAMReadOnlyAccess"),
        ("team-a-lead", "AckPermissionDelegate"),
        ("li.na", "AliyunCSFullAccess"),
        ("wang.wei", "AliyunCSReadOnlyAccess"),
        ("zhang.min", "AliyunCSReadOnlyAccess"),
        ("ci-deployer", "CiDeploy"),
        ("ci-reader", "AliyunCSReadOnlyAccess"),
        ("monitoring-bot", "AliyunCSReadOnlyAccess"),
        ("backup-operator", "AliyunCSReadOnlyAccess"),
        ("network-admin", "AliyunVPCReadOnlyAccess"),
        ("network-admin", "AliyunCSReadOnlyAccess"),
        ("intern-1", "AliyunCSReadOnlyAccess"),
        ("ack-auth-console", SeedPolicies.ConsolePolicyName),
    ];
}
