using AckAuthConsole.AlibabaCloud.ContainerService;
using AckAuthConsole.AlibabaCloud.Ims;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.Ram;
using AckAuthConsole.AlibabaCloud.Sts;
using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Cloud;

namespace AckAuthConsole.AlibabaCloud.Tests.Ram;

/// <summary>The operations of the low-level clients that no port uses yet, so that their names and fields are known to be right.</summary>
public sealed class TypedClientTests
{
    [Fact]
    public async Task Ram_ReadsUsersGroupsAndPolicies()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var ram = harness.Get<RamClient>();

        var user = (await ram.GetUserAsync("team-a-lead", default)).User!;
        user.UserId.ShouldBe("200000000000000003");
        (await AllAsync(ram.ListUsersAsync(default))).Sum(p => p.Users!.User!.Count).ShouldBe(40);
        (await AllAsync(ram.ListGroupsAsync(default))).SelectMany(p => p.Groups!.Group!).ShouldContain(g => g.GroupName == "team-a");
        (await ram.ListGroupsForUserAsync("team-a-lead", default)).Groups!.Group!.Single().GroupName.ShouldBe("team-a");
        (await AllAsync(ram.ListUsersForGroupAsync("team-a", default))).SelectMany(p => p.Users!.User!).Select(u => u.UserName).ShouldContain("team-a-dev-1");
        (await ram.ListPoliciesForGroupAsync("team-a", default)).Policies!.Policy!.Single().PolicyName.ShouldBe("AliyunCSReadOnlyAccess");
        (await AllAsync(ram.ListPoliciesAsync("System", default))).SelectMany(p => p.Policies!.Policy!).ShouldAllBe(p => p.PolicyType == "System");
        (await ram.GetRoleAsync("ops-break-glass", default)).Role!.AssumeRolePolicyDocument.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Ram_CreatesAttachesAndDetachesAPolicy()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var ram = harness.Get<RamClient>();
        const string Document = """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*"],"Resource":["*"]}]}""";

        var created = (await ram.CreatePolicyAsync("our-policy", Document, "made by a test", default)).Policy!;
        await ram.AttachPolicyToUserAsync("Custom", "our-policy", "intern-1", default);
        var attached = (await ram.ListPoliciesForUserAsync("intern-1", default)).Policies!.Policy!;
        await ram.DetachPolicyFromUserAsync("Custom", "our-policy", "intern-1", default);
        await ram.AttachPolicyToRoleAsync("Custom", "our-policy", "ops-break-glass", default);
        await ram.DetachPolicyFromRoleAsync("Custom", "our-policy", "ops-break-glass", default);
        var again = await Should.ThrowAsync<CloudApiException>(ram.DetachPolicyFromRoleAsync("Custom", "our-policy", "ops-break-glass", default));

        created.DefaultVersion.ShouldBe("v1");
        (await ram.GetPolicyVersionAsync("Custom", "our-policy", "v1", default)).PolicyVersion!.PolicyDocument.ShouldBe(Document);
        attached.ShouldContain(p => p.PolicyName == "our-policy");
        again.Error.Code.ShouldBe("EntityNotExist.Role.Policy");
        again.Error.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Ims_ReadsBasicInfosAndTheDefaultDomain()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var ims = harness.Get<ImsClient>();

        (await ims.GetDefaultDomainAsync(default)).DefaultDomainName.ShouldBe("ackdemo.onaliyun.com");
        (await AllAsync(ims.ListUserBasicInfosAsync("active", default))).SelectMany(p => p.UserBasicInfos!.UserBasicInfo!)
            .ShouldContain(u => u.UserPrincipalName == "team-a-lead@ackdemo.onaliyun.com");
    }

    [Fact]
    public async Task ContainerService_ReadsDetailServiceRolesAndTasks()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var cs = harness.Get<ContainerServiceClient>();

        var detail = await cs.DescribeClusterDetailAsync("c6f0b1d94e7a2435c8d19e2f7a3b50001", "cn-hangzhou", default);
        detail.WorkerRamRoleName!.ShouldStartWith("KubernetesWorkerRole-");
        detail.MasterUrl!.ShouldContain("api_server_endpoint");
        (await cs.CheckServiceRoleAsync(["AliyunCSManagedKubernetesRole"], default)).Roles!.Single().Name.ShouldBe("AliyunCSManagedKubernetesRole");
        var unknown = await Should.ThrowAsync<CloudApiException>(cs.DescribeTaskInfoAsync("T-unknown", default));
        unknown.Error.HttpStatus.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task ContainerService_ApplyMode_ReplacesEverything()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var cs = harness.Get<ContainerServiceClient>();
        PermissionBody[] only =
        [
            new() { Cluster = "c6f0b1d94e7a2435c8d19e2f7a3b50001", RoleType = "cluster", RoleName = "dev", IsCustom = false, IsRamRole = false },
        ];

        await cs.UpdateUserPermissionsAsync("200000000000000004", ContainerServiceClient.ModeApply, only, default);

        (await cs.DescribeUserPermissionAsync("200000000000000004", default)).Single().RoleType.ShouldBe("dev");
    }

    [Fact]
    public async Task Sts_AssumesARole_ThatTheCloudThenKnows()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var account = cloud.As();
        await using var harness = cloud.As("platform-admin");
        await account.Get<RamClient>().AttachPolicyToUserAsync("System", "AliyunSTSAssumeRoleAccess", "platform-admin", default);
        var roleArn = (await harness.Get<RamClient>().GetRoleAsync("ops-break-glass", default)).Role!.Arn!;

        var session = await harness.Get<StsClient>().AssumeRoleAsync(new() { RoleArn = roleArn, RoleSessionName = "test" }, null, default);

        await using var asRole = cloud.As(settings:
        [
            ("Cloud:AccessKeyId", session.Credentials!.AccessKeyId), ("Cloud:AccessKeySecret", session.Credentials.AccessKeySecret),
            ("Cloud:SecurityToken", session.Credentials.SecurityToken),
        ]);
        var identity = (await asRole.Get<ICloudAccount>().GetIdentityAsync(default)).Value;
        identity.Kind.ShouldBe(CloudIdentityKind.RoleSession);
        identity.Name.ShouldBe("ops-break-glass");
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages)
            all.Add(page);
        return all;
    }
}
