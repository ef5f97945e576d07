using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.Ram;

public sealed class CloudRamPolicyGatewayTests
{
    [Fact]
    public async Task Policies_OfAUser_IncludeThoseOfGroups_WithTheirText()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var policies = (await harness.Get<IRamPolicyGateway>().ListForAsync(User(3, "team-a-lead"), default)).Value;

        policies.Single(p => p.Name == "AliyunCSReadOnlyAccess").ViaGroup.ShouldBe("team-a");
        policies.Single(p => p.Name == "AliyunRAMReadOnlyAccess").ViaGroup.ShouldBeNull();
        policies.Single(p => p.Name == "AckPermissionDelegate").IsSystem.ShouldBeFalse();
        policies.ShouldAllBe(p => p.Document.Contains("Statement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policies_OfARole_AreItsOwn()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var role = (await harness.Get<IRamDirectory>().GetRoleByNameAsync("AliyunReservedSSO-PlatformAdmin", default)).Value;

        var policies = (await harness.Get<IRamPolicyGateway>().ListForAsync(role, default)).Value;

        policies.ShouldNotBeEmpty();
        policies.ShouldAllBe(p => p.ViaGroup == null);
    }

    [Fact]
    public async Task Attach_Twice_SucceedsTwice_AndAttachesOnce()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IRamPolicyGateway>();
        var user = User(5, "team-a-dev-2");

        var first = await gateway.AttachAsync(user, "AliyunCSReadOnlyAccess", isSystem: true, default);
        var second = await gateway.AttachAsync(user, "AliyunCSReadOnlyAccess", isSystem: true, default);

        first.Value.Operation.ShouldBe("AttachPolicyToUser");
        first.Value.RequestId.ShouldNotBeNullOrEmpty();
        second.Value.RequestId.ShouldNotBeNullOrEmpty();
        (await gateway.ListForAsync(user, default)).Value.Count(p => p is { Name: "AliyunCSReadOnlyAccess", ViaGroup: null }).ShouldBe(1);
    }

    [Fact]
    public async Task Attach_ToARole_Works()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IRamPolicyGateway>();
        var role = (await harness.Get<IRamDirectory>().GetRoleByNameAsync("data-pipeline-role", default)).Value;

        (await gateway.AttachAsync(role, "AliyunLogReadOnlyAccess", isSystem: true, default)).Value.Operation.ShouldBe("AttachPolicyToRole");

        (await gateway.ListForAsync(role, default)).Value.ShouldContain(p => p.Name == "AliyunLogReadOnlyAccess");
    }

    [Fact]
    public async Task Attach_WhoseReplyIsLost_MayHaveHappened()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        harness.Faults.Next("AttachPolicyToUser", "drop; after");

        var result = await harness.Get<IRamPolicyGateway>().AttachAsync(User(5, "team-a-dev-2"), "AliyunCSReadOnlyAccess", isSystem: true, default);

        result.Failure.ShouldBeOfType<Failure.Unavailable>().MayHaveHappened.ShouldBeTrue();
    }

    [Fact]
    public async Task Policies_OfAUserWhomRamDoesNotKnow_AreNotFound()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var result = await harness.Get<IRamPolicyGateway>().ListForAsync(User(41, "sun.yue"), default);

        result.Failure.ShouldBeOfType<Failure.NotFound>().Kind.ShouldBe("ram-user");
    }

    private static Principal User(int number, string name) => new() { Ref = EmulatedCloud.User(number), Name = name };
}
