using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

/// <summary>Valid things; a test changes what it is about.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public static readonly ClusterId HangzhouId = ClusterId.Parse("c82e6987e2961451182edacd74faf0001");

    public static readonly ClusterId BeijingId = ClusterId.Parse("c82e6987e2961451182edacd74faf0002");

    public static readonly Cluster Hangzhou = new() { Id = HangzhouId, Name = "prod-hangzhou", RegionId = "cn-hangzhou", State = "running" };

    public static readonly Cluster Beijing = new() { Id = BeijingId, Name = "test-beijing", RegionId = "cn-beijing", State = "failed" };

    public static readonly Principal Dev1 = User("200000000000000001", "team-a-dev-1");

    public static readonly Principal Dev2 = User("200000000000000002", "team-a-dev-2");

    public static readonly PermissionScope TeamA = PermissionScope.Of(HangzhouId, NamespaceName.Parse("team-a"));

    public static readonly ConsoleIdentity Admin = new() { Kind = ConsoleIdentityKind.RamUser, AccountId = "100", Id = "200000000000000099", Name = "platform-admin", Subject = "sub-admin" };

    public static IReadOnlyDictionary<ClusterId, Cluster> Clusters { get; } = new Dictionary<ClusterId, Cluster> { [HangzhouId] = Hangzhou, [BeijingId] = Beijing };

    public static Principal User(string id, string name) => new() { Ref = new PrincipalRef(PrincipalKind.RamUser, PrincipalId.Parse(id)), Name = name };

    public static Principal Role(string id, string name) => new() { Ref = new PrincipalRef(PrincipalKind.RamRole, PrincipalId.Parse(id)), Name = name };

    public static PermissionRole Of(PredefinedRole role) => PermissionRole.Of(role);

    public static PermissionRole Custom(string name) => PermissionRole.Of(ClusterRoleName.Parse(name));

    public static DesiredPermission Desired(PermissionScope scope, PermissionRole role) => DesiredPermission.Create(scope, role).Value;

    public static ObservedPermission Held(PermissionScope scope, PermissionRole role, bool owner = false) => new(new PermissionKey(scope, role), owner);

    public static ObservedPermissionSet Set(params ObservedPermission[] items) => ObservedPermissionSet.From(items);

    public static ClusterList ClusterList(params Cluster[] clusters) => new(
        [.. clusters.Select(c => new ClusterRow(c, true, null, Now, 1))],
        new Dictionary<string, string> { ["cn-hangzhou"] = "China (Hangzhou)" },
        new Dictionary<string, string> { ["cn-hangzhou"] = "华东1（杭州）" },
        InventoryStatus.Empty);

    public static PlanRequest Request(IEnumerable<Principal> targets, params PermissionEdit[] edits) => new() { Targets = [.. targets.Select(t => t.Ref)], Edits = edits };

    /// <summary>A part as Core would make it.</summary>
    public static PlanPart Part(Principal target, ObservedPermissionSet before, PlanRequest request, params PlanWarning[] warnings)
    {
        var difference = PermissionDifference.Of(before, request.Edits);
        if (!difference.IsSuccess)
            return new PlanPart { Target = target, Refusal = difference.Failure };
        var steps = new List<PlanStep>();
        if (!difference.Value.Removed.IsEmpty)
            steps.Add(new PlanStep.Remove([.. difference.Value.Removed.Select(r => r.Key)], difference.Value.ScopesWithChangedRole.Count > 0));
        if (!difference.Value.Added.IsEmpty)
            steps.Add(new PlanStep.Add([.. difference.Value.Added.Select(a => a.Key)]));
        return new PlanPart { Target = target, Difference = difference.Value, Steps = steps, Warnings = warnings, ReadAt = Now };
    }

    public static Plan Plan(PlanRequest request, params PlanPart[] parts) => new() { Id = "plan-1", Request = request, Parts = parts, MadeAt = Now, MadeFor = Admin.Subject };

    public static Plan GrantPlan(ObservedPermissionSet? before = null, params PlanWarning[] warnings)
    {
        var request = Request([Dev1], new PermissionEdit.Grant(Desired(TeamA, Of(PredefinedRole.Developer))));
        return Plan(request, Part(Dev1, before ?? ObservedPermissionSet.Empty, request, warnings));
    }

    public static PrincipalView View(Principal principal, ObservedPermissionSet permissions, bool canChange = true, bool seesAll = true) => new(
        principal, permissions, Now, seesAll, [Hangzhou, Beijing],
        Result.Success<IReadOnlyList<AttachedPolicy>>([new AttachedPolicy("AliyunOSSReadOnlyAccess", true, """{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:Get*","Resource":"*"}]}""", "developers")]), canChange);
}
